/** Live shapes, few: what lies near, for snapping and for measuring what is shared. GeoJSON by box; the server refuses more than 5,000. */
import { get } from '@/api/client';
import type { ItemKind, MapItemCollection, MapItemProperties } from '@/api/types';
import { boxesMeet, type Box, type DegreeBox } from './lonlat';
import { outlineOf, type Outline } from './shape';

export interface NearItem {
  id: string;
  kind: ItemKind;
  properties: MapItemProperties;
  outline: Outline;
  /** as the server gave it, degrees */
  geometry: MapItemCollection['features'][number]['geometry'];
}

export async function loadNear(kind: ItemKind, [west, south, east, north]: DegreeBox, signal?: AbortSignal): Promise<NearItem[]> {
  const { features } = await get<MapItemCollection>('/api/map/items', { kind, bbox: [west, south, east, north].join(',') }, signal);
  return features.map(({ properties, geometry }) => ({ id: properties.id, kind, properties, geometry, outline: outlineOf(geometry) }));
}

export function nearWithin(items: readonly NearItem[], box: Box): NearItem[] {
  return items.filter(({ outline }) => boxesMeet(outline.box, box));
}
