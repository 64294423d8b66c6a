/** What the map needs besides items and what rarely changes: borders and backdrop, asked for once and shared by all maps of the page. */
import { get } from '@/api/client';
import type { BackdropCollection, ZoneCollection } from '@/api/types';
import { backdropOf, type Backdrop } from './backdrop';
import { boundariesOf, type Boundary } from './boundaries';

export interface MapData {
  district: readonly Boundary[];
  zones: readonly Boundary[];
  streets: readonly Boundary[];
  backdrop: Backdrop;
}

let loaded: Promise<MapData> | null = null;

export function loadMapData(): Promise<MapData> {
  loaded ??= fetchMapData().catch((failure: unknown) => {
    loaded = null;
    throw failure;
  });
  return loaded;
}

async function fetchMapData(): Promise<MapData> {
  const [district, zones, streets, backdrop] = await Promise.all([
    get<ZoneCollection>('/api/district'),
    get<ZoneCollection>('/api/zones'),
    get<ZoneCollection>('/api/streets'),
    get<BackdropCollection>('/api/map/backdrop'),
  ]);
  return {
    district: boundariesOf(district),
    zones: boundariesOf(zones),
    streets: boundariesOf(streets),
    backdrop: backdropOf(backdrop),
  };
}
