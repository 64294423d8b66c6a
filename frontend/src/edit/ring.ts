/** Edits of one ring as pure functions. Rings are open here: the first vertex is not repeated. No function drops a vertex unasked. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat, Ring } from '@/map/lonlat';
import { metresPerDegree, signedArea_m2 } from './geodesic';

export const LEAST_VERTICES = 3;

export function withVertex(ring: Ring, at: number, place: LonLat): LonLat[] {
  return [...ring.slice(0, at), place, ...ring.slice(at)];
}

export function withMovedVertex(ring: Ring, index: number, place: LonLat): LonLat[] {
  return ring.map((vertex, i) => (i === index ? place : vertex));
}

/** Unchanged when only a triangle is left: an outline has to stay one. */
export function withoutVertex(ring: Ring, index: number): LonLat[] {
  return ring.length <= LEAST_VERTICES ? [...ring] : ring.filter((_, i) => i !== index);
}

export function midpoint([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): LonLat {
  return [(lon1 + lon2) / 2, (lat1 + lat2) / 2];
}

/** The upright rectangle between two corners, counter-clockwise. */
export function rectangle([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): LonLat[] {
  const [west, east] = [Math.min(lon1, lon2), Math.max(lon1, lon2)];
  const [south, north] = [Math.min(lat1, lat2), Math.max(lat1, lat2)];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** Counter-clockwise, as GeoJSON asks of outer rings; the first vertex stays first. */
export function counterClockwise(ring: Ring): LonLat[] {
  if (signedArea_m2(ring) >= 0) return [...ring];
  const [first, ...rest] = ring;
  return first ? [first, ...rest.reverse()] : [];
}

export function sameRing(a: Ring, b: Ring): boolean {
  return a.length === b.length && a.every(([lon, lat], i) => lon === b[i]?.[0] && lat === b[i]?.[1]);
}

/** Places where the ring crosses or touches itself; empty for a simple one. `closed` false: a line that is not closed yet. */
export function selfCrossings(ring: Ring, closed = true): LonLat[] {
  const n = ring.length;
  const edges = closed ? n : n - 1;
  const found: LonLat[] = [];
  for (let i = 0; i < edges; i++) {
    for (let j = i + 1; j < edges; j++) {
      const neighbours = j === i + 1 || (closed && i === 0 && j === n - 1);
      const [a, b] = [ring[i] as LonLat, ring[(i + 1) % n] as LonLat];
      const [c, d] = [ring[j] as LonLat, ring[(j + 1) % n] as LonLat];
      const place = neighbours ? foldedBack(a, b, c, d, j === i + 1) : crossing(a, b, c, d);
      if (place) found.push(place);
    }
  }
  return found;
}

/** Where two segments meet, ends included; null when they do not or run along each other without a single place. */
export function crossing(a: LonLat, b: LonLat, c: LonLat, d: LonLat): LonLat | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return overlapping(a, b, c) ?? overlapping(a, b, d) ?? overlapping(c, d, a);
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [a[0] + t * rx, a[1] + t * ry] : null;
}

function overlapping(a: LonLat, b: LonLat, p: LonLat): LonLat | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  if (dx * (p[1] - a[1]) - dy * (p[0] - a[0]) !== 0) return null;
  const along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
  return along >= 0 && along <= dx * dx + dy * dy ? p : null;
}

/** Two edges that share a vertex may not run back over each other. */
function foldedBack(a: LonLat, b: LonLat, c: LonLat, d: LonLat, inOrder: boolean): LonLat | null {
  const [corner, one, other] = inOrder ? [b, a, d] : [a, b, c];
  const [ux, uy] = [one[0] - corner[0], one[1] - corner[1]];
  const [vx, vy] = [other[0] - corner[0], other[1] - corner[1]];
  return ux * vy - uy * vx === 0 && ux * vx + uy * vy > 0 ? corner : null;
}

export interface Snap {
  place: LonLat;
  kind: 'VERTEX' | 'EDGE';
}

/** The nearest vertex within reach of the rings, else the nearest place on an edge; vertices win over edges. */
export function snapTo(place: LonLat, rings: readonly Ring[], reach_m: number): Snap | null {
  const [perLon, perLat] = metresPerDegree(place[1]);
  let vertex: { place: LonLat; distance: number } | null = null;
  let edge: { place: LonLat; distance: number } | null = null;
  for (const ring of rings) {
    ring.forEach((b, i) => {
      const a = ring[(i + ring.length - 1) % ring.length] as LonLat;
      const distance = Math.hypot((b[0] - place[0]) * perLon, (b[1] - place[1]) * perLat);
      if (distance <= reach_m && distance < (vertex?.distance ?? Infinity)) vertex = { place: b, distance };
      const foot = footOn(place, a, b, perLon, perLat);
      if (foot.distance <= reach_m && foot.distance < (edge?.distance ?? Infinity)) edge = foot;
    });
  }
  if (vertex) return { place: (vertex as { place: LonLat }).place, kind: 'VERTEX' };
  return edge ? { place: (edge as { place: LonLat }).place, kind: 'EDGE' } : null;
}

function footOn(place: LonLat, a: LonLat, b: LonLat, perLon: number, perLat: number): { place: LonLat; distance: number } {
  const [dx, dy] = [(b[0] - a[0]) * perLon, (b[1] - a[1]) * perLat];
  const [px, py] = [(place[0] - a[0]) * perLon, (place[1] - a[1]) * perLat];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
  return {
    place: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t],
    distance: Math.hypot(px - t * dx, py - t * dy),
  };
}

/** A single ring as the server wants it: closed, counter-clockwise. */
export function toMultiPolygon(polygons: readonly (readonly Ring[])[]): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) =>
      rings.map((ring, i) => {
        const outer = counterClockwise(ring);
        const turned = i === 0 ? outer : [...outer].reverse();
        return [...turned, turned[0] as LonLat].map(([lon, lat]): Position => [lon, lat]);
      }),
    ),
  };
}

/** Rings of a geometry, opened. */
export function ringsOf(geometry: Polygon | MultiPolygon): LonLat[][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map(opened));
}

function opened(ring: readonly Position[]): LonLat[] {
  const places = ring.map((position): LonLat => [position[0] ?? 0, position[1] ?? 0]);
  const [first, last] = [places[0], places[places.length - 1]];
  return places.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? places.slice(0, -1) : places;
}
