/** Outlines ready to draw and to hit: polygons in unit Mercator with their box, size and a place for the name. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boxesMeet, latOf, lonOf, mercatorX, mercatorY, type Box, type LonLat } from './lonlat';

/** x0, y0, x1, y1, … of a closed ring without the repeated last vertex. */
export type FlatRing = Float64Array;

export interface Outline {
  /** polygons, each an outer ring and its holes */
  polygons: readonly (readonly FlatRing[])[];
  box: Box;
  /** unsigned, in unit Mercator squared; only for comparing sizes */
  size: number;
  /** a point inside, in the widest part of the middle: where the name stands */
  anchor: readonly [x: number, y: number];
}

function flatten(ring: readonly Position[]): FlatRing {
  const closed = ring.length > 1 && samePlace(ring[0], ring[ring.length - 1]);
  const count = closed ? ring.length - 1 : ring.length;
  const flat = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    const position = ring[i] ?? [0, 0];
    flat[2 * i] = mercatorX(position[0] ?? 0);
    flat[2 * i + 1] = mercatorY(position[1] ?? 0);
  }
  return flat;
}

function samePlace(a: Position | undefined, b: Position | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

export function outlineOf(geometry: Polygon | MultiPolygon): Outline {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((rings) => rings.map(flatten));
  const box = boxOf(polygons);
  const size = polygons.reduce((sum, rings) => sum + rings.reduce((s, ring, i) => s + (i ? -1 : 1) * ringSize(ring), 0), 0);
  return { polygons, box, size, anchor: anchorOf(polygons) };
}

export function boxOf(polygons: readonly (readonly FlatRing[])[]): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return [minX, minY, maxX, maxY];
}

function ringSize(ring: FlatRing): number {
  let twice = 0;
  const n = ring.length;
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    twice +=
      ((ring[i] as number) - x0) * ((ring[j + 1] as number) - y0) - ((ring[j] as number) - x0) * ((ring[i + 1] as number) - y0);
  }
  return Math.abs(twice) / 2;
}

/** Back to degrees, open rings; true to 1e-12°. */
export function ringsOfOutline(outline: Outline): LonLat[][][] {
  return outline.polygons.map((rings) =>
    rings.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i): LonLat => [lonOf(ring[2 * i] as number), latOf(ring[2 * i + 1] as number)]),
    ),
  );
}

/** Even-odd over all rings, so that holes are outside. */
export function contains(outline: Outline, x: number, y: number): boolean {
  const [minX, minY, maxX, maxY] = outline.box;
  if (x < minX || x > maxX || y < minY || y > maxY) return false;
  let inside = false;
  for (const rings of outline.polygons) {
    for (const ring of rings) {
      const n = ring.length;
      for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
        const yi = ring[i + 1] as number;
        const yj = ring[j + 1] as number;
        if (yi > y === yj > y) continue;
        const xi = ring[i] as number;
        const xj = ring[j] as number;
        if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
  }
  return inside;
}

/** Distance to the nearest edge in unit Mercator. */
export function distanceToEdge(outline: Outline, x: number, y: number): number {
  let best = Infinity;
  for (const ring of outline.polygons.flat()) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const ax = ring[j] as number;
      const ay = ring[j + 1] as number;
      const dx = (ring[i] as number) - ax;
      const dy = (ring[i + 1] as number) - ay;
      const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
      best = Math.min(best, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
  }
  return best;
}

/** Whether an outline and a box share ground: an edge of one inside the other, or one within the other. */
export function meetsBox(outline: Outline, box: Box): boolean {
  if (!boxesMeet(outline.box, box)) return false;
  const inBox = (x: number, y: number) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  for (const ring of outline.polygons.flat()) {
    for (let i = 0; i < ring.length; i += 2) if (inBox(ring[i] as number, ring[i + 1] as number)) return true;
  }
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
    [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
  ] as const;
  return corners.some(([x, y]) => contains(outline, x, y));
}

/** A point inside, in the widest part of the middle. */
export function anchorOf(polygons: readonly (readonly FlatRing[])[]): readonly [number, number] {
  const largest = [...polygons].sort((a, b) => ringSize(b[0] ?? new Float64Array()) - ringSize(a[0] ?? new Float64Array()))[0] ?? [];
  const box = boxOf([largest]);
  let best: readonly [number, number] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  let widest = -1;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const y = box[1] + (box[3] - box[1]) * share;
    const cuts = crossings(largest, y);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const width = (cuts[i + 1] as number) - (cuts[i] as number);
      if (width > widest * 1.15) {
        widest = width;
        best = [((cuts[i + 1] as number) + (cuts[i] as number)) / 2, y];
      }
    }
  }
  return best;
}

function crossings(rings: readonly FlatRing[], y: number): number[] {
  const cuts: number[] = [];
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const yi = ring[i + 1] as number;
      const yj = ring[j + 1] as number;
      if (yi > y === yj > y) continue;
      cuts.push(((ring[j] as number) - (ring[i] as number)) * ((y - yi) / (yj - yi)) + (ring[i] as number));
    }
  }
  return cuts.sort((a, b) => a - b);
}
