/**
 * What a person types while drawing. `121.4472, 31.3003` is a place; `25.5` a length in the direction of the pointer; `25.5<90` a length and
 * a bearing clockwise from north; `@10,-5` metres to the east and north. Full-width characters are read too.
 */
import type { LonLat } from '@/map/lonlat';
import { bearing_degrees, placeAt, placeBeside } from './reshape';

export type Typed =
  | { kind: 'PLACE'; place: LonLat }
  | { kind: 'LENGTH'; length_m: number; bearing: number | null }
  | { kind: 'OFFSET'; east_m: number; north_m: number };

const NUMBER = '[-+]?\\d+(?:\\.\\d+)?';
const OFFSET = new RegExp(`^@\\s*(${NUMBER})\\s*[,\\s]\\s*(${NUMBER})$`);
const PAIR = new RegExp(`^(${NUMBER})\\s*[,\\s]\\s*(${NUMBER})$`);
const LENGTH = new RegExp(`^(\\d+(?:\\.\\d+)?)\\s*(?:m|米)?(?:\\s*<\\s*(${NUMBER})°?)?$`, 'i');
const FARTHEST_M = 100_000;

/** Null when it is nothing of the kind. Two degrees may come in either order where only one makes sense here. */
export function readTyped(text: string): Typed | null {
  const plain = text.normalize('NFKC').replace(/、/g, ',').trim();
  const offset = OFFSET.exec(plain);
  if (offset) return far({ kind: 'OFFSET', east_m: Number(offset[1]), north_m: Number(offset[2]) });
  const pair = PAIR.exec(plain);
  if (pair) {
    const place = placeOf(Number(pair[1]), Number(pair[2]));
    return place && { kind: 'PLACE', place };
  }
  const length = LENGTH.exec(plain);
  if (!length) return null;
  return far({ kind: 'LENGTH', length_m: Number(length[1]), bearing: length[2] === undefined ? null : Number(length[2]) });
}

/** Longitude first; latitude first is understood where the first number cannot be a longitude of China and the second can. */
export function placeOf(a: number, b: number): LonLat | null {
  if (isLon(a) && isLat(b)) return [a, b];
  return isLon(b) && isLat(a) ? [b, a] : null;
}

function isLon(value: number): boolean {
  return value >= 73 && value <= 136;
}

function isLat(value: number): boolean {
  return value >= 3 && value <= 54;
}

function far(typed: Typed): Typed | null {
  if (typed.kind === 'LENGTH') return typed.length_m > 0 && typed.length_m <= FARTHEST_M ? typed : null;
  return typed.kind === 'OFFSET' && Math.hypot(typed.east_m, typed.north_m) <= FARTHEST_M ? typed : null;
}

/** The next vertex; null when a length has nothing to start from or no direction. */
export function nextVertex(typed: Typed, last: LonLat | null, pointer: LonLat | null): LonLat | null {
  if (typed.kind === 'PLACE') return typed.place;
  if (!last) return null;
  if (typed.kind === 'OFFSET') return placeBeside(last, typed.east_m, typed.north_m);
  const bearing = typed.bearing ?? (pointer ? bearing_degrees(last, pointer) : null);
  return bearing === null ? null : placeAt(last, typed.length_m, bearing);
}
