/** Versions of the zone boundaries. Areas ㎡; geometries GeoJSON, lon lat degrees. */
import type { Balances, HoldingAccount, IsoDate, IsoInstant, ItemKind, Uuid } from './types';
import { get, post } from './client';

/** What went from one zone to another in an account because a boundary moved. */
export interface MovedSum {
  from: string;
  to: string;
  account: HoldingAccount;
  items: number;
  area_m2: number;
}

export interface BoundaryVersion {
  version: number;
  /** null: from the beginning */
  effectiveOn: IsoDate | null;
  reason: string;
  actorName: string;
  recordedAt: IsoInstant;
  changedZones: string[];
  moved: MovedSum[];
}

export interface PreviewZone {
  code: string;
  name: string;
  before_m2: number;
  after_m2: number;
  geometry: GeoJSON.MultiPolygon;
}

export interface MovedItem {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
  from: string;
  to: string;
  share: number;
  balances: Balances;
  geometry: GeoJSON.MultiPolygon;
}

export interface BoundaryPreview {
  base: number;
  onTheMap: number;
  moving: number;
  keeping: number;
  zones: PreviewZone[];
  moved: MovedSum[];
  moves: MovedItem[];
  /** stay where somebody put them by hand, although the boundaries say otherwise */
  kept: MovedItem[];
}

export interface BoundaryChange {
  zones: unknown;
  effectiveOn: IsoDate | null;
  reason: string;
}

export async function listBoundaries(signal?: AbortSignal): Promise<BoundaryVersion[]> {
  return (await get<{ versions: BoundaryVersion[] }>('/api/boundaries', undefined, signal)).versions;
}

export async function getOutlines(version: number, signal?: AbortSignal): Promise<Record<string, GeoJSON.MultiPolygon>> {
  return (await get<{ outlines: Record<string, GeoJSON.MultiPolygon> }>(`/api/boundaries/${version}`, undefined, signal)).outlines;
}

export function previewBoundary(zones: unknown): Promise<BoundaryPreview> {
  return post('/api/boundaries/preview', { zones });
}

/** `base` is the version that was looked at; when another was saved since, it is refused. */
export function saveBoundary(change: BoundaryChange, base: number): Promise<BoundaryVersion> {
  return post('/api/boundaries', change, { 'If-Match': `"${base}"` });
}
