/**
 * Where the map gets items from. Today all of them as GeoJSON (the server refuses more than 5,000); vector tiles will answer the same
 * questions from the tiles in view.
 */
import { get } from '@/api/client';
import type { HoldingAccount, ItemKind, MapItemCollection, MapItemProperties } from '@/api/types';
import { GridIndex } from './grid';
import type { Box } from './lonlat';
import { contains, distanceToEdge, outlineOf, type Outline } from './shape';

export interface MapItem {
  id: string;
  kind: ItemKind;
  properties: MapItemProperties;
  outline: Outline;
}

export type AccountCounts = Record<HoldingAccount, number>;

export interface FeatureSource {
  /** Items whose box meets the given one, sites before buildings, large before small: the order to draw them in. */
  within(box: Box): MapItem[];
  /** Items under a point, or with an edge nearer than the tolerance (unit Mercator); the one meant first. */
  at(x: number, y: number, tolerance: number): MapItem[];
  find(id: string): MapItem | undefined;
  /** all items known, in drawing order */
  readonly all: readonly MapItem[];
}

/** A source over items held in memory. */
export class ItemsInMemory implements FeatureSource {
  readonly all: readonly MapItem[];
  private readonly index: GridIndex;
  private readonly byId: Map<string, MapItem>;

  constructor(items: readonly MapItem[]) {
    this.all = [...items].sort(
      (a, b) => (a.kind === b.kind ? b.outline.size - a.outline.size : a.kind === 'SITE' ? -1 : 1),
    );
    this.index = new GridIndex(this.all.map((item) => item.outline.box));
    this.byId = new Map(this.all.map((item) => [item.id, item]));
  }

  within(box: Box): MapItem[] {
    return this.index.search(box).map((entry) => this.all[entry] as MapItem);
  }

  at(x: number, y: number, tolerance: number): MapItem[] {
    const near = this.within([x - tolerance, y - tolerance, x + tolerance, y + tolerance]);
    const inside = near.filter((item) => contains(item.outline, x, y)).reverse();
    const beside = near
      .filter((item) => !inside.includes(item))
      .map((item) => ({ item, distance: distanceToEdge(item.outline, x, y) }))
      .filter(({ distance }) => distance <= tolerance)
      .sort((a, b) => a.distance - b.distance)
      .map(({ item }) => item);
    return [...inside, ...beside];
  }

  find(id: string): MapItem | undefined {
    return this.byId.get(id);
  }
}

export function itemsOf(kind: ItemKind, collection: MapItemCollection): MapItem[] {
  return collection.features.map((feature) => ({
    id: feature.properties.id,
    kind,
    properties: { ...feature.properties, account: holding(feature.properties.account) },
    outline: outlineOf(feature.geometry),
  }));
}

/** An item without countable area holds nothing; it is drawn like what is not counted yet. */
function holding(account: string | null): HoldingAccount {
  return account === 'RESERVE' || account === 'OPTIMISE' || account === 'RELEASE' ? account : 'UNCOUNTED';
}

export async function loadItems(asOf: string, signal?: AbortSignal): Promise<ItemsInMemory> {
  const [sites, buildings] = await Promise.all(
    (['SITE', 'BUILDING'] as const).map((kind) => get<MapItemCollection>('/api/map/items', { kind, asOf }, signal)),
  );
  return new ItemsInMemory([
    ...itemsOf('SITE', sites as MapItemCollection),
    ...itemsOf('BUILDING', buildings as MapItemCollection),
  ]);
}

export function countByAccount(items: Iterable<MapItem>): AccountCounts {
  const counts: AccountCounts = { UNCOUNTED: 0, RESERVE: 0, OPTIMISE: 0, RELEASE: 0 };
  for (const item of items) counts[item.properties.account] += 1;
  return counts;
}
