import { describe, expect, it } from 'vitest';
import type { LonLat, Ring } from '@/map/lonlat';
import { length_m, pathLength_m, polygonsArea_m2, ringArea_m2, signedArea_m2, SQUARE_METRES_OF_MU } from './geodesic';
import { begin, record, redo, stepsTaken, undo } from './history';
import { sharedGround } from './overlap';
import { counterClockwise, rectangle, ringsOf, selfCrossings, snapTo, toMultiPolygon, withMovedVertex, withoutVertex, withVertex } from './ring';

const PARCEL: Ring = [[121.447, 31.3], [121.4481, 31.3001], [121.448, 31.301], [121.4469, 31.3009]];
const CONCAVE: Ring = [[121.447, 31.3], [121.449, 31.3], [121.449, 31.3015], [121.448, 31.3006], [121.447, 31.3015]];
const DISTRICT: Ring = [[121.42, 31.21], [121.48, 31.21], [121.48, 31.33], [121.42, 31.33]];

describe('geodesic measures agree with GeographicLib on the CGCS2000 ellipsoid', () => {
  it('measures a parcel within a thousandth of a square metre', () => {
    expect(ringArea_m2(PARCEL)).toBeCloseTo(10555.650352, 3);
    expect(ringArea_m2(CONCAVE)).toBeCloseTo(22166.841778, 3);
  });

  it('measures a square metre and a whole district within a millionth', () => {
    const tiny: Ring = [[121.447, 31.3], [121.44701, 31.3], [121.44701, 31.30001], [121.447, 31.30001]];
    expect(ringArea_m2(tiny)).toBeCloseTo(1.05557, 4);
    expect(Math.abs(ringArea_m2(DISTRICT) / 76024776.153267 - 1)).toBeLessThan(1e-6);
  });

  it('is far from what a Mercator plane would say', () => {
    const [a, c] = [DISTRICT[0] as LonLat, DISTRICT[2] as LonLat];
    const mercator = ((c[0] - a[0]) * 111319.49) * (6378137 * (Math.asinh(Math.tan((c[1] * Math.PI) / 180)) - Math.asinh(Math.tan((a[1] * Math.PI) / 180))));
    expect(mercator / ringArea_m2(DISTRICT)).toBeGreaterThan(1.36);
  });

  it('gives the direction as a sign and does not mind a repeated last vertex', () => {
    expect(signedArea_m2(PARCEL)).toBeGreaterThan(0);
    expect(signedArea_m2([...PARCEL].reverse())).toBeCloseTo(-signedArea_m2(PARCEL), 6);
    expect(ringArea_m2([...PARCEL, PARCEL[0] as LonLat])).toBeCloseTo(ringArea_m2(PARCEL), 6);
    expect(ringArea_m2(PARCEL.slice(0, 2))).toBe(0);
  });

  it('takes holes out and counts mu', () => {
    const hole: Ring = [[121.4472, 31.3002], [121.4474, 31.3002], [121.4474, 31.3004], [121.4472, 31.3004]];
    expect(polygonsArea_m2([[PARCEL, hole]])).toBeCloseTo(ringArea_m2(PARCEL) - ringArea_m2(hole), 6);
    expect(10000 / SQUARE_METRES_OF_MU).toBeCloseTo(15, 9);
  });

  it('measures lengths within a tenth of a millimetre', () => {
    expect(length_m([121.447, 31.3], [121.4481, 31.301])).toBeCloseTo(152.513158, 4);
    expect(length_m([121.42, 31.21], [121.48, 31.33])).toBeCloseTo(14480.003824, 3);
    expect(pathLength_m([...PARCEL, PARCEL[0] as LonLat])).toBeCloseTo(411.098825, 3);
    expect(length_m([121.4, 31.2], [121.4, 31.2])).toBe(0);
  });
});

describe('edits of a ring', () => {
  it('inserts, moves and removes without touching other vertices', () => {
    expect(withVertex(PARCEL, 1, [121.4475, 31.3])).toHaveLength(5);
    expect(withMovedVertex(PARCEL, 2, [121.5, 31.4])).toEqual([PARCEL[0], PARCEL[1], [121.5, 31.4], PARCEL[3]]);
    expect(withoutVertex(PARCEL, 0)).toEqual(PARCEL.slice(1));
    expect(withoutVertex(PARCEL.slice(1), 0)).toHaveLength(3);
  });

  it('closes a ring for the server, counter-clockwise, and opens it again unchanged', () => {
    const clockwise = [...PARCEL].reverse();
    const geometry = toMultiPolygon([[clockwise]]);
    const ring = geometry.coordinates[0]?.[0] ?? [];
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
    expect(ring[0]).toEqual(clockwise[0]);
    expect(signedArea_m2(ring as unknown as Ring)).toBeGreaterThan(0);
    expect(ringsOf(geometry)).toEqual([[counterClockwise(clockwise)]]);
  });

  it('turns holes the other way round', () => {
    const hole = rectangle([121.4472, 31.3002], [121.4474, 31.3004]);
    const geometry = toMultiPolygon([[PARCEL, hole]]);
    expect(signedArea_m2((geometry.coordinates[0]?.[1] ?? []) as unknown as Ring)).toBeLessThan(0);
  });

  it('says where a bow-tie crosses itself and nothing of a simple ring', () => {
    const bow: Ring = [[0, 0], [2, 2], [2, 0], [0, 2]];
    expect(selfCrossings(bow)).toEqual([[1, 1]]);
    expect(selfCrossings(PARCEL)).toEqual([]);
    expect(selfCrossings(CONCAVE)).toEqual([]);
    expect(selfCrossings([[0, 0], [2, 0], [1, 0], [1, 1]]).length).toBeGreaterThan(0);
  });

  it('snaps to a vertex before an edge and to nothing out of reach', () => {
    const near = snapTo([121.447005, 31.300005], [PARCEL], 2);
    expect(near).toEqual({ place: PARCEL[0], kind: 'VERTEX' });
    const edge = snapTo([121.44755, 31.30004], [PARCEL], 2);
    expect(edge?.kind).toBe('EDGE');
    expect(length_m(edge?.place ?? [0, 0], [121.44755, 31.30005])).toBeLessThan(0.2);
    expect(snapTo([121.46, 31.31], [PARCEL], 2)).toBeNull();
  });
});

describe('shared ground', () => {
  it('of two rectangles is the rectangle both cover', () => {
    const a = rectangle([121.447, 31.3], [121.448, 31.301]);
    const b = rectangle([121.4476, 31.3004], [121.449, 31.302]);
    const expected = ringArea_m2(rectangle([121.4476, 31.3004], [121.448, 31.301]));
    expect(sharedGround([[a]], [[b]]).area_m2).toBeCloseTo(expected, 3);
  });

  it('of neighbours with a common edge is none, of identical shapes all', () => {
    const a = rectangle([121.447, 31.3], [121.448, 31.301]);
    const b = rectangle([121.448, 31.3], [121.449, 31.301]);
    expect(sharedGround([[a]], [[b]]).area_m2).toBe(0);
    expect(sharedGround([[CONCAVE]], [[CONCAVE]]).area_m2).toBeCloseTo(ringArea_m2(CONCAVE), 0);
  });

  it('respects concave corners and holes, and does not care about order', () => {
    const slot = rectangle([121.4478, 31.3008], [121.4482, 31.3014]);
    const forth = sharedGround([[CONCAVE]], [[slot]]).area_m2;
    expect(forth).toBeCloseTo(sharedGround([[slot]], [[CONCAVE]]).area_m2, 6);
    expect(forth).toBeLessThan(ringArea_m2(slot));
    const hole = rectangle([121.4473, 31.3003], [121.4477, 31.3006]);
    const outer = rectangle([121.447, 31.3], [121.448, 31.301]);
    expect(sharedGround([[outer, hole]], [[hole]]).area_m2).toBeCloseTo(0, 6);
  });

  it('never exceeds either shape on random triangles', () => {
    let seed = 20261124;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const triangle = (): LonLat[] => [0, 1, 2].map((): LonLat => [121.447 + random() * 0.002, 31.3 + random() * 0.002]);
    for (let round = 0; round < 300; round++) {
      const [a, b] = [triangle(), triangle()];
      const { area_m2, pieces } = sharedGround([[a]], [[b]]);
      expect(area_m2).toBeLessThanOrEqual(Math.min(ringArea_m2(a), ringArea_m2(b)) + 0.1);
      expect(pieces.every((piece) => piece.length === 4)).toBe(true);
    }
  });
});

describe('history', () => {
  it('undoes and redoes by name and forgets the future after a new step', () => {
    let history = record(record(begin(0), 1, 'one'), 2, 'two');
    expect(stepsTaken(history)).toBe(2);
    history = undo(history);
    expect(history.present.state).toBe(1);
    expect(redo(history).present).toEqual({ state: 2, label: 'two' });
    history = record(history, 3, 'three');
    expect(redo(history)).toBe(history);
    expect(undo(undo(undo(history))).present.state).toBe(0);
  });
});
