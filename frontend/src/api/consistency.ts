/** Findings of the consistency checks. Areas ㎡; lon, lat degrees, CGCS2000. */
import type { IsoInstant, ItemKind, Severity, Uuid } from './types';
import { get, post } from './client';

export const CHECKS = [
  'SHAPE_MISSING',
  'ZONE_MISSING',
  'RECORD_MISSING',
  'AREA_MISSING',
  'AREA_DIFFERS',
  'OVERLAP',
  'SLIVER',
  'OUTSIDE_SITE',
  'GROSS_NOT_SUM',
  'VACANT_EXCEEDS_RENTABLE',
  'RENTABLE_EXCEEDS_GROSS',
  'SITE_NOT_SUM',
  'LAND_USE_DIFFERS',
  'ZONE_DIFFERS',
  'STREET_DIFFERS',
  'PLACEMENT_STALE',
] as const;

export type ConsistencyCheck = (typeof CHECKS)[number];
export type FindingState = 'OPEN' | 'ANSWERED' | 'LAPSED';

export interface FindingItem {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
  zone: string;
  zoneName: string;
}

export interface FindingAnswer {
  reason: string;
  withdrawn: boolean;
  /** false: the facts are others now than when it was said */
  holds: boolean;
  facts: string;
  statedByName: string;
  statedAt: IsoInstant;
}

export interface ConsistencyLine {
  id: string;
  check: ConsistencyCheck;
  severity: Severity;
  title: string;
  seen: string;
  /** one item, or the two of a pair */
  items: FindingItem[];
  area_m2: number | null;
  lon: number | null;
  lat: number | null;
  state: FindingState;
  factsMark: string;
  answer: FindingAnswer | null;
}

export interface ConsistencyWhole {
  finding: ConsistencyLine;
  expected: string;
  fix: string;
  geometry: GeoJSON.Geometry | null;
  answers: FindingAnswer[];
}

export interface CheckCount {
  check: ConsistencyCheck;
  severity: Severity;
  title: string;
  open: number;
  answered: number;
  lapsed: number;
}

export interface Bucket {
  zone: string;
  name: string;
  items: number;
  capacity_m2: number;
}

export interface Tolerance {
  name: string;
  value: number;
  unit: string;
  source: string;
}

export interface ConsistencyPage {
  computedAt: IsoInstant;
  items: number;
  counts: CheckCount[];
  buckets: Bucket[];
  tolerances: Tolerance[];
  total: number;
  offset: number;
  findings: ConsistencyLine[];
}

export interface ConsistencyQuery {
  check?: ConsistencyCheck;
  zone?: string;
  state?: FindingState;
  q?: string;
}

export function listConsistency(query: ConsistencyQuery & { offset?: number; limit?: number }, signal?: AbortSignal): Promise<ConsistencyPage> {
  return get('/api/consistency', query, signal);
}

export function getConsistency(id: string, signal?: AbortSignal): Promise<ConsistencyWhole> {
  return get(`/api/consistency/${encodeURIComponent(id)}`, undefined, signal);
}

/** `factsMark` of the finding as it was read: when it has changed since, the answer is refused. */
export function answerConsistency(id: string, answer: { reason: string; factsMark: string; withdraw?: boolean }): Promise<ConsistencyLine> {
  return post(`/api/consistency/${encodeURIComponent(id)}/answer`, answer);
}
