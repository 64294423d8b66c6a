/** Edits of whole shapes as pure functions: holes, moving, turning, placing by length and bearing, following a neighbour's edge. Rings are open. */
import type { LonLat, Ring } from '@/map/lonlat';
import { length_m, metresPerDegree } from './geodesic';
import { crossing, sameRing } from './ring';

export type Rings = readonly (readonly Ring[])[];
export type HoleProblem = 'OUTSIDE' | 'CROSSES';

const RADIANS = Math.PI / 180;

/** Even-odd: whether a place lies inside a ring; on the edge counts as either. */
export function inside(place: LonLat, ring: Ring): boolean {
  let within = false;
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring[(i + ring.length - 1) % ring.length] as LonLat;
    if (yi > place[1] !== yj > place[1] && place[0] < ((xj - xi) * (place[1] - yi)) / (yj - yi) + xi) within = !within;
  });
  return within;
}

/** The shape with a ring cut out of it, or why that cannot be. */
export function withHole(polygons: Rings, hole: Ring): Ring[][] | HoleProblem {
  const at = polygons.findIndex(([outer]) => outer !== undefined && hole.every((place) => inside(place, outer)));
  const rings = polygons[at];
  if (!rings) return 'OUTSIDE';
  if (rings.some((ring) => meet(ring, hole)) || rings.slice(1).some((other) => hole.some((place) => inside(place, other)) || other.some((place) => inside(place, hole)))) return 'CROSSES';
  return polygons.map((old, i) => (i === at ? [...old, hole] : [...old]));
}

function meet(a: Ring, b: Ring): boolean {
  return a.some((from, i) => {
    const to = a[(i + 1) % a.length] as LonLat;
    return b.some((start, j) => crossing(from, to, start, b[(j + 1) % b.length] as LonLat) !== null);
  });
}

/** The middle of what a shape's vertices span. */
export function middleOf(polygons: Rings): LonLat {
  const places = polygons.flat(2);
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

/** Carried so many metres to the east and north; lengths stay what they are. */
export function moved(polygons: Rings, east_m: number, north_m: number): LonLat[][][] {
  const from = middleOf(polygons);
  const to = placeBeside(from, east_m, north_m);
  return eachPlace(polygons, ([lon, lat]) => {
    const [perLon, perLat] = metresPerDegree(from[1]);
    const [perLonThere, perLatThere] = metresPerDegree(to[1]);
    return [to[0] + ((lon - from[0]) * perLon) / perLonThere, to[1] + ((lat - from[1]) * perLat) / perLatThere];
  });
}

/** Turned clockwise about its middle. */
export function rotated(polygons: Rings, degrees: number, about: LonLat = middleOf(polygons)): LonLat[][][] {
  const [perLon, perLat] = metresPerDegree(about[1]);
  const [cos, sin] = [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)];
  return eachPlace(polygons, ([lon, lat]) => {
    const [x, y] = [(lon - about[0]) * perLon, (lat - about[1]) * perLat];
    return [about[0] + (x * cos + y * sin) / perLon, about[1] + (y * cos - x * sin) / perLat];
  });
}

function eachPlace(polygons: Rings, change: (place: LonLat) => LonLat): LonLat[][][] {
  return polygons.map((rings) => rings.map((ring) => ring.map(change)));
}

export function placeBeside([lon, lat]: LonLat, east_m: number, north_m: number): LonLat {
  const [perLon, perLat] = metresPerDegree(lat);
  return [lon + east_m / perLon, lat + north_m / perLat];
}

/** So many metres away, the bearing clockwise from north; within a millimetre of the geodesic for a kilometre. */
export function placeAt(from: LonLat, length_metres: number, bearing_degrees: number): LonLat {
  let place = placeBeside(from, length_metres * Math.sin(bearing_degrees * RADIANS), length_metres * Math.cos(bearing_degrees * RADIANS));
  for (let round = 0; round < 3; round++) {
    const factor = length_metres / (length_m(from, place) || 1);
    place = [from[0] + (place[0] - from[0]) * factor, from[1] + (place[1] - from[1]) * factor];
  }
  return place;
}

export function bearing_degrees(from: LonLat, to: LonLat): number {
  const [perLon, perLat] = metresPerDegree(from[1]);
  const degrees = Math.atan2((to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat) / RADIANS;
  return (degrees + 360) % 360;
}

/**
 * The vertices between two places on the edge of one of the rings, the shorter way round; null where no ring has both places on its edge.
 * The places themselves are not repeated.
 */
export function alongEdge(rings: readonly Ring[], from: LonLat, to: LonLat, reach_m = 0.05): LonLat[] | null {
  for (const ring of rings) {
    const [a, b] = [edgeUnder(ring, from, reach_m), edgeUnder(ring, to, reach_m)];
    if (a === null || b === null) continue;
    const forth = walk(ring, a, b, from, to);
    const back = walk([...ring].reverse(), edgeUnder([...ring].reverse(), from, reach_m) ?? 0, edgeUnder([...ring].reverse(), to, reach_m) ?? 0, from, to);
    return (wayOf(from, forth, to) <= wayOf(from, back, to) ? forth : back).filter((place) => !same(place, from) && !same(place, to));
  }
  return null;
}

/** The edge, as the index of its first vertex, that a place lies on. */
function edgeUnder(ring: Ring, place: LonLat, reach_m: number): number | null {
  const [perLon, perLat] = metresPerDegree(place[1]);
  let best: { at: number; far: number } | null = null;
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length] as LonLat;
    const [dx, dy] = [(b[0] - a[0]) * perLon, (b[1] - a[1]) * perLat];
    const [px, py] = [(place[0] - a[0]) * perLon, (place[1] - a[1]) * perLat];
    const t = dx || dy ? Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy))) : 0;
    const far = Math.hypot(px - t * dx, py - t * dy);
    if (far <= reach_m && far < (best?.far ?? Infinity)) best = { at, far };
  });
  return (best as { at: number } | null)?.at ?? null;
}

function walk(ring: Ring, a: number, b: number, from: LonLat, to: LonLat): LonLat[] {
  if (a === b) {
    const start = ring[a] as LonLat;
    if (length_m(start, from) <= length_m(start, to)) return [];
  }
  const places: LonLat[] = [];
  let at = a;
  do {
    at = (at + 1) % ring.length;
    places.push(ring[at] as LonLat);
  } while (at !== b);
  return places;
}

function wayOf(from: LonLat, between: readonly LonLat[], to: LonLat): number {
  return [...between, to].reduce<[number, LonLat]>(([sum, last], place) => [sum + length_m(last, place), place], [0, from])[0];
}

function same(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < 1e-12 && Math.abs(a[1] - b[1]) < 1e-12;
}

/** Whether two shapes are vertex for vertex the same. */
export function sameShape(a: Rings, b: Rings): boolean {
  return a.length === b.length && a.every((rings, p) => rings.length === b[p]?.length && rings.every((ring, r) => sameRing(ring, b[p]?.[r] ?? [])));
}

