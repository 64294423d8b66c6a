/**
 * The ground two outlines share, for the live warning; the server's check decides. The plane is cut into horizontal slabs at every
 * vertex and crossing; inside a slab no edges cross, so what both outlines cover is a row of trapezoids. Any simple polygons with
 * holes will do, concave ones too. Slabs are straight in degrees, not on the ellipsoid: within 0.1 ㎡ for a parcel. Work grows with edges × slabs: fine for the handful of near features, not for a whole layer.
 */
import type { LonLat, Ring } from '@/map/lonlat';
import { ringArea_m2 } from './geodesic';
import { crossing } from './ring';

export interface SharedGround {
  area_m2: number;
  /** trapezoids that together are the shared ground, open rings */
  pieces: LonLat[][];
}

interface Edge {
  lower: LonLat;
  upper: LonLat;
  of: 0 | 1;
}

export function sharedGround(a: readonly (readonly Ring[])[], b: readonly (readonly Ring[])[]): SharedGround {
  const edges = [...edgesOf(a, 0), ...edgesOf(b, 1)];
  const pieces: LonLat[][] = [];
  const levels = levelsOf(edges);
  for (let i = 1; i < levels.length; i++) {
    const [south, north] = [levels[i - 1] as number, levels[i] as number];
    pieces.push(...slab(edges, south, north));
  }
  return { area_m2: pieces.reduce((sum, piece) => sum + ringArea_m2(piece), 0), pieces };
}

function edgesOf(polygons: readonly (readonly Ring[])[], of: 0 | 1): Edge[] {
  return polygons.flat().flatMap((ring) =>
    ring.flatMap((to, i) => {
      const from = ring[(i + ring.length - 1) % ring.length] as LonLat;
      if (from[1] === to[1]) return [];
      return [from[1] < to[1] ? { lower: from, upper: to, of } : { lower: to, upper: from, of }];
    }),
  );
}

function levelsOf(edges: readonly Edge[]): number[] {
  const levels = new Set<number>();
  for (const edge of edges) {
    levels.add(edge.lower[1]);
    levels.add(edge.upper[1]);
  }
  for (const one of edges) {
    if (one.of !== 0) continue;
    for (const other of edges) {
      if (other.of !== 1) continue;
      const place = crossing(one.lower, one.upper, other.lower, other.upper);
      if (place) levels.add(place[1]);
    }
  }
  return [...levels].sort((x, y) => x - y);
}

function slab(edges: readonly Edge[], south: number, north: number): LonLat[][] {
  const middle = (south + north) / 2;
  const cuts = edges
    .filter((edge) => edge.lower[1] <= south && edge.upper[1] >= north)
    .map((edge) => ({ of: edge.of, middle: lonAt(edge, middle), south: lonAt(edge, south), north: lonAt(edge, north) }))
    .sort((x, y) => x.middle - y.middle);
  const inside = [false, false];
  const pieces: LonLat[][] = [];
  let open: (typeof cuts)[number] | null = null;
  for (const cut of cuts) {
    inside[cut.of] = !inside[cut.of];
    if (inside[0] && inside[1]) {
      open = cut;
    } else if (open) {
      if (cut.middle > open.middle) {
        pieces.push([
          [open.south, south],
          [cut.south, south],
          [cut.north, north],
          [open.north, north],
        ]);
      }
      open = null;
    }
  }
  return pieces;
}

function lonAt({ lower, upper }: Edge, lat: number): number {
  return lower[0] + ((upper[0] - lower[0]) * (lat - lower[1])) / (upper[1] - lower[1]);
}
