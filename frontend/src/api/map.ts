/** What the map asks for besides items and tiles. */
import type { MultiPolygon } from 'geojson';
import { get, post } from './client';
import type { FindingView, Uuid } from './types';
import { queriesOf, type Look, type ThemeName } from '@/map/tile/look';
import type { DegreeBox, LonLat } from '@/map/lonlat';

export interface LegendLine {
  value: string;
  sites: number;
  siteLand_m2: number;
  buildings: number;
  buildingGross_m2: number;
}

export interface MapLegend {
  theme: ThemeName;
  day: string;
  sites: number;
  buildings: number;
  lines: LegendLine[];
}

export interface MapInView {
  /** items of each colour */
  sites: Record<string, number>;
  buildings: Record<string, number>;
  /** null: more than a list is of use for */
  ids: Uuid[] | null;
}

/** @param narrowed only what meets the filter */
function query(look: Look, narrowed: boolean): string {
  const { all, matching } = queriesOf(look);
  return narrowed && matching !== null ? matching : all;
}

export function loadLegend(look: Look, narrowed: boolean, signal?: AbortSignal): Promise<MapLegend> {
  return get<MapLegend>(`/api/map/legend${query(look, narrowed)}`, undefined, signal);
}

export function loadInView(box: DegreeBox, look: Look, narrowed: boolean, signal?: AbortSignal): Promise<MapInView> {
  const text = query(look, narrowed);
  return get<MapInView>(`/api/map/view${text ? `${text}&` : '?'}bbox=${box.join(',')}`, undefined, signal);
}

/** A part of a split item as it would be. */
export interface SplitPart {
  geometry: MultiPolygon;
  area_m2: number;
  /** of the ground of the item, 0 to 1 */
  share: number;
  /** fields that are divided, ㎡ */
  areas_m2: Record<string, number>;
  /** codes of the buildings that would stand on it */
  buildings: string[];
}

export function previewSplit(id: Uuid, line: readonly LonLat[]): Promise<{ parts: SplitPart[] }> {
  return post(`/api/items/${id}/split/preview`, { line: { type: 'LineString', coordinates: line } });
}

export function splitItem(id: Uuid, version: number, parts: { code: string; name: string | null; geometry: MultiPolygon }[], reason: string): Promise<{ ids: Uuid[] }> {
  return post(`/api/items/${id}/split`, { parts, reason }, { 'If-Match': `"${version}"` });
}

export interface MergePreview {
  geometry: MultiPolygon;
  area_m2: number;
  areas_m2: Record<string, number>;
  items: { id: Uuid; code: string; name: string; version: number; area_m2: number }[];
}

export function previewMerge(ids: readonly Uuid[]): Promise<MergePreview> {
  return post('/api/items/merge/preview', { ids });
}

export function mergeItems(items: readonly { id: Uuid; version: number }[], code: string, name: string | null, reason: string): Promise<{ id: Uuid }> {
  return post('/api/items/merge', { items: items.map(({ id, version }) => ({ id, version })), code, name, reason });
}

export interface ReadGeometry {
  geometry: MultiPolygon;
  area_m2: number;
  /** EPSG code the text was read in */
  system: number;
  remarks: FindingView[];
}

/** WKT, GeoJSON or a list of boundary points, as text. */
export function readGeometry(text: string): Promise<ReadGeometry> {
  return post('/api/map/geometry', { text });
}
