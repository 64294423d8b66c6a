import { describe, expect, it } from 'vitest';
import type { LonLat, Ring } from '@/map/lonlat';
import { length_m, polygonsArea_m2, ringArea_m2 } from './geodesic';
import { alongEdge, bearing_degrees, inside, middleOf, moved, placeAt, rotated, sameShape, withHole } from './reshape';
import { rectangle } from './ring';
import { nextVertex, readTyped } from './typed';

const SQUARE = rectangle([121.447, 31.3], [121.448, 31.301]);

describe('a hole', () => {
  const hole = rectangle([121.4472, 31.3002], [121.4474, 31.3004]);

  it('is cut out of the polygon that holds it', () => {
    const cut = withHole([[rectangle([121.44, 31.3], [121.441, 31.301])], [SQUARE]], hole);
    expect(cut).toEqual([[rectangle([121.44, 31.3], [121.441, 31.301])], [SQUARE, hole]]);
  });

  it('is refused outside, across the edge and in another hole', () => {
    expect(withHole([[SQUARE]], rectangle([121.45, 31.3], [121.451, 31.301]))).toBe('OUTSIDE');
    expect(withHole([[SQUARE]], rectangle([121.4475, 31.3005], [121.4485, 31.3007]))).toBe('OUTSIDE');
    expect(withHole([[SQUARE, hole]], rectangle([121.44725, 31.30025], [121.44735, 31.30035]))).toBe('CROSSES');
    const u: Ring = [[121.447, 31.3], [121.448, 31.3], [121.448, 31.301], [121.4477, 31.301], [121.4477, 31.3003], [121.4473, 31.3003], [121.4473, 31.301], [121.447, 31.301]];
    expect(withHole([[u]], rectangle([121.4471, 31.3005], [121.4479, 31.3007]))).toBe('CROSSES');
  });
});

describe('moving and turning', () => {
  it('carry a shape so many metres and keep its size', () => {
    const there = moved([[SQUARE]], 1000, -2000);
    expect(length_m(middleOf([[SQUARE]]), middleOf(there))).toBeCloseTo(Math.hypot(1000, 2000), 0);
    expect(Math.abs(polygonsArea_m2(there) / ringArea_m2(SQUARE) - 1)).toBeLessThan(1e-5);
    const back = moved(moved([[SQUARE]], 5, 7), -5, -7);
    back.flat(2).forEach(([lon, lat], i) => {
      expect(lon).toBeCloseTo(SQUARE[i]?.[0] ?? 0, 9);
      expect(lat).toBeCloseTo(SQUARE[i]?.[1] ?? 0, 9);
    });
  });

  it('turn clockwise about the middle, all the way round to where it was', () => {
    const north: LonLat = [121.4475, 31.301];
    const [turned] = rotated([[[north]]], 90, [121.4475, 31.3005]).flat(2);
    expect(bearing_degrees([121.4475, 31.3005], turned as LonLat)).toBeCloseTo(90, 6);
    let shape: LonLat[][][] = [[[...SQUARE]]];
    for (let i = 0; i < 36; i++) shape = rotated(shape, 10, [121.4475, 31.3005]);
    shape.flat(2).forEach(([lon], i) => expect(lon).toBeCloseTo(SQUARE[i]?.[0] ?? 0, 9));
    expect(sameShape([[SQUARE]], [[[...SQUARE]]])).toBe(true);
    expect(sameShape([[SQUARE]], shape)).toBe(false);
  });
});

describe('placing by words', () => {
  it('reads places in either order, lengths, bearings and offsets', () => {
    expect(readTyped('121.4472, 31.3003')).toEqual({ kind: 'PLACE', place: [121.4472, 31.3003] });
    expect(readTyped('31.3003 121.4472')).toEqual({ kind: 'PLACE', place: [121.4472, 31.3003] });
    expect(readTyped('１２１.５，３１.２')).toEqual({ kind: 'PLACE', place: [121.5, 31.2] });
    expect(readTyped('25.5<90')).toEqual({ kind: 'LENGTH', length_m: 25.5, bearing: 90 });
    expect(readTyped('25米')).toEqual({ kind: 'LENGTH', length_m: 25, bearing: null });
    expect(readTyped('@10,-5')).toEqual({ kind: 'OFFSET', east_m: 10, north_m: -5 });
    for (const bad of ['', 'abc', '0', '-5', '1,2', '999,999', '@1', '1e9', 'NaN', '9999999']) expect(readTyped(bad)).toBeNull();
  });

  it('is exact: a typed length is that long on the ellipsoid', () => {
    for (const bearing of [0, 33, 90, 180, 271]) {
      const place = placeAt([121.447, 31.3], 123.45, bearing);
      expect(length_m([121.447, 31.3], place)).toBeCloseTo(123.45, 4);
      expect(bearing_degrees([121.447, 31.3], place)).toBeCloseTo(bearing, 2);
    }
    expect(nextVertex({ kind: 'LENGTH', length_m: 5, bearing: null }, [121.447, 31.3], null)).toBeNull();
    expect(nextVertex({ kind: 'OFFSET', east_m: 1, north_m: 1 }, null, null)).toBeNull();
  });
});

describe('following an edge', () => {
  it('takes the shorter way and repeats neither end', () => {
    const [a, b, c, d] = SQUARE as [LonLat, LonLat, LonLat, LonLat];
    const onSouth: LonLat = [121.4472, 31.3];
    const onNorth: LonLat = [121.4472, 31.301];
    expect(alongEdge([SQUARE], onSouth, onNorth)).toEqual([a, d]);
    expect(alongEdge([SQUARE], onNorth, onSouth)).toEqual([d, a]);
    expect(alongEdge([SQUARE], [121.4478, 31.3], [121.4478, 31.301])).toEqual([b, c]);
    expect(alongEdge([SQUARE], onSouth, [121.4476, 31.3])).toEqual([]);
    expect(alongEdge([SQUARE], a, c)?.length).toBe(1);
    expect(alongEdge([SQUARE], [121.4474, 31.3005], onNorth)).toBeNull();
  });

  it('knows inside from outside', () => {
    expect(inside([121.4475, 31.3005], SQUARE)).toBe(true);
    expect(inside([121.4485, 31.3005], SQUARE)).toBe(false);
  });
});
