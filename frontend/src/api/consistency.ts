/** Where ledger and map say different things. */
import { get, post } from './client';
import type { IsoInstant, ItemKind, Uuid } from './types';

export const CHECK_KINDS = ['NO_SHAPE', 'NO_RECORD', 'AREA_DIFFERS', 'CODE_AND_WORD', 'OVERLAP', 'SLIVER', 'OUTSIDE_SITE', 'TOTALS'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export interface DifferenceItem {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
}

export interface Difference {
  key: string;
  check: CheckKind;
  item: DifferenceItem;
  other: DifferenceItem | null;
  /** by name; names that end in _m2 are ㎡ */
  facts: Record<string, string>;
  lon: number | null;
  lat: number | null;
  /** `holds`: given on the facts as they are now */
  answer: { reason: string; by: string; at: IsoInstant; holds: boolean } | null;
}

export interface Consistency {
  counts: { check: CheckKind; found: number; answered: number }[];
  findings: Difference[];
  cut: boolean;
}

export function loadConsistency(check: CheckKind, signal?: AbortSignal): Promise<Consistency> {
  return get<Consistency>('/api/map/consistency', { check }, signal);
}

export function answerDifference(key: string, reason: string): Promise<void> {
  return post('/api/map/consistency/answers', { key, reason });
}
