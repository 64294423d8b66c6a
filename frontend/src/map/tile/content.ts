/** What a decoded tile holds: plain arrays that go from the worker to the page without being copied. */
import type { HoldingAccount, ItemKind } from '@/api/types';

export const EXTENT = 4096;
export const ACCOUNTS: readonly HoldingAccount[] = ['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'];
/** Characters of an id. */
export const ID = 36;

/** A feature with a shape is in the arrays once; large ones come first, as they are drawn. Positions are units of the tile, y to the south. */
export interface TileContent {
  kind: ItemKind;
  count: number;
  /** ids of all features, one after the other */
  ids: string;
  /** index in {@link ACCOUNTS} */
  account: Uint8Array;
  proposed: Uint8Array;
  /** index in `values`; 0 where the feature has none */
  value: Uint16Array;
  values: string[];
  /** ids of the sites of buildings, one after the other; blanks where there is none */
  sites: string;
  /** the rings of feature i are `ringsFrom[i]` to `ringsFrom[i + 1]` */
  ringsFrom: Uint32Array;
  /** the positions of ring r are `pointsFrom[r]` to `pointsFrom[r + 1]` */
  pointsFrom: Uint32Array;
  points: Int16Array;
  /** west, north, east, south of each feature */
  boxes: Int16Array;
  /** code and name of those large enough to carry them, by feature */
  names: [feature: number, code: string, name: string][];
  squares: Square[];
}

/** Items too small to have a shape, put together. */
export interface Square {
  account: number;
  value: string | null;
  proposed: boolean;
  west: number;
  north: number;
  side: number;
}

export function buffersOf(content: TileContent): ArrayBuffer[] {
  return [content.account, content.proposed, content.value, content.ringsFrom, content.pointsFrom, content.points, content.boxes].map(
    (array) => array.buffer as ArrayBuffer,
  );
}

export function idOf(content: TileContent, feature: number): string {
  return content.ids.slice(feature * ID, feature * ID + ID);
}

export function siteOf(content: TileContent, feature: number): string | null {
  return content.sites.slice(feature * ID, feature * ID + ID).trim() || null;
}

/** Which feature an item is; -1 when it is not on the tile. */
export function featureOf(content: TileContent, id: string): number {
  let at = content.ids.indexOf(id);
  while (at >= 0 && at % ID !== 0) at = content.ids.indexOf(id, at + 1);
  return at < 0 ? -1 : at / ID;
}

/** Even-odd over all rings of a feature, so that holes are outside. */
export function covers(content: TileContent, feature: number, x: number, y: number): boolean {
  const { boxes, points } = content;
  const at = feature * 4;
  if (x < (boxes[at] ?? 0) || y < (boxes[at + 1] ?? 0) || x > (boxes[at + 2] ?? 0) || y > (boxes[at + 3] ?? 0)) return false;
  let inside = false;
  eachEdge(content, feature, (i, j) => {
    const [yi, yj] = [points[i + 1] as number, points[j + 1] as number];
    if (yi > y === yj > y) return;
    const [xi, xj] = [points[i] as number, points[j] as number];
    if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  });
  return inside;
}

/** Units to the nearest edge. */
export function distance(content: TileContent, feature: number, x: number, y: number): number {
  const { points } = content;
  let best = Infinity;
  eachEdge(content, feature, (i, j) => {
    const [ax, ay] = [points[j] as number, points[j + 1] as number];
    const [dx, dy] = [(points[i] as number) - ax, (points[i + 1] as number) - ay];
    const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
    best = Math.min(best, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  });
  return best;
}

/** Visits edges as the places of their two positions in `points`. */
function eachEdge(content: TileContent, feature: number, visit: (i: number, j: number) => void): void {
  const { ringsFrom, pointsFrom } = content;
  for (let ring = ringsFrom[feature] ?? 0; ring < (ringsFrom[feature + 1] ?? 0); ring++) {
    const [from, to] = [pointsFrom[ring] ?? 0, pointsFrom[ring + 1] ?? 0];
    for (let i = from, j = to - 2; i < to; j = i, i += 2) visit(i, j);
  }
}
