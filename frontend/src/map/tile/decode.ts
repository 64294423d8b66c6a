/** From a Mapbox vector tile (specification 2.1) of sites or buildings to flat arrays. Pure; runs in the worker. */
import { PbfReader } from 'pbf';
import type { ItemKind } from '@/api/types';
import { ACCOUNTS, ID, type Square, type TileContent } from './content';

type Value = string | number | boolean;

interface Raw {
  tags: number[];
  rings: number[][];
  size: number;
}

const NOBODY = ' '.repeat(ID);

export function decodeTile(bytes: Uint8Array, kind: ItemKind): TileContent {
  const keys: string[] = [];
  const values: Value[] = [];
  const raws: Raw[] = [];
  new PbfReader(bytes).readFields((field, _, pbf) => {
    if (field === 3) readLayer(pbf, keys, values, raws);
  }, null);
  return contentOf(kind, keys, values, raws);
}

function readLayer(pbf: PbfReader, keys: string[], values: Value[], raws: Raw[]): void {
  const end = pbf.readVarint() + pbf.pos;
  pbf.readFields((field) => {
    if (field === 2) raws.push(readFeature(pbf));
    else if (field === 3) keys.push(pbf.readString());
    else if (field === 4) values.push(readValue(pbf));
  }, null, end);
}

function readValue(pbf: PbfReader): Value {
  const end = pbf.readVarint() + pbf.pos;
  let value: Value = '';
  pbf.readFields((field) => {
    if (field === 1) value = pbf.readString();
    else if (field === 2) value = pbf.readFloat();
    else if (field === 3) value = pbf.readDouble();
    else if (field === 6) value = pbf.readSVarint();
    else if (field === 7) value = pbf.readBoolean();
    else value = pbf.readVarint(true);
  }, null, end);
  return value;
}

function readFeature(pbf: PbfReader): Raw {
  const end = pbf.readVarint() + pbf.pos;
  const raw: Raw = { tags: [], rings: [], size: 0 };
  pbf.readFields((field) => {
    if (field === 2) pbf.readPackedVarint(raw.tags);
    else if (field === 4) raw.rings = readRings(pbf);
  }, null, end);
  return raw;
}

const MOVE_TO = 1;
const LINE_TO = 2;

function readRings(pbf: PbfReader): number[][] {
  const end = pbf.readVarint() + pbf.pos;
  const rings: number[][] = [];
  let ring: number[] = [];
  let [x, y] = [0, 0];
  while (pbf.pos < end) {
    const head = pbf.readVarint();
    const command = head & 7;
    if (command !== MOVE_TO && command !== LINE_TO) continue;
    if (command === MOVE_TO) rings.push((ring = []));
    for (let left = head >> 3; left > 0; left--) {
      x += pbf.readSVarint();
      y += pbf.readSVarint();
      ring.push(x, y);
    }
  }
  return rings;
}

function contentOf(kind: ItemKind, keys: readonly string[], values: readonly Value[], raws: Raw[]): TileContent {
  const shapes: { raw: Raw; properties: Record<string, Value> }[] = [];
  const squares: Square[] = [];
  for (const raw of raws) {
    const properties: Record<string, Value> = {};
    for (let i = 0; i < raw.tags.length; i += 2) properties[keys[raw.tags[i] as number] ?? ''] = values[raw.tags[i + 1] as number] ?? '';
    if ('items' in properties) squares.push(squareOf(raw, properties));
    else shapes.push({ raw: { ...raw, size: sizeOf(raw.rings) }, properties });
  }
  shapes.sort((a, b) => b.raw.size - a.raw.size);
  return flat(kind, shapes, squares);
}

function squareOf({ rings }: Raw, properties: Record<string, Value>): Square {
  const [west = 0, north = 0, east = 0] = rings[0] ?? [];
  return {
    account: accountOf(properties),
    value: typeof properties.value === 'string' ? properties.value : null,
    proposed: properties.proposed === true,
    west,
    north,
    side: east - west,
  };
}

function accountOf(properties: Record<string, Value>): number {
  // what holds nothing is drawn like what is not counted yet
  return Math.max(0, ACCOUNTS.findIndex((account) => account === properties.account));
}

function sizeOf(rings: readonly number[][]): number {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
  }
  return (east - west) * (south - north);
}

function flat(kind: ItemKind, shapes: readonly { raw: Raw; properties: Record<string, Value> }[], squares: Square[]): TileContent {
  const count = shapes.length;
  const rings = shapes.reduce((sum, { raw }) => sum + raw.rings.length, 0);
  const length = shapes.reduce((sum, { raw }) => sum + raw.rings.reduce((all, ring) => all + ring.length, 0), 0);
  const content: TileContent = {
    kind,
    count,
    ids: shapes.map(({ properties }) => String(properties.id)).join(''),
    sites: kind === 'BUILDING' ? shapes.map(({ properties }) => (typeof properties.site === 'string' ? properties.site : NOBODY)).join('') : '',
    account: new Uint8Array(count),
    proposed: new Uint8Array(count),
    value: new Uint16Array(count),
    values: [''],
    ringsFrom: new Uint32Array(count + 1),
    pointsFrom: new Uint32Array(rings + 1),
    points: new Int16Array(length),
    boxes: new Int16Array(count * 4),
    names: [],
    squares,
  };
  const known = new Map<string, number>();
  let [ring, point] = [0, 0];
  shapes.forEach(({ raw, properties }, i) => {
    content.account[i] = accountOf(properties);
    content.proposed[i] = properties.proposed === true ? 1 : 0;
    if (typeof properties.value === 'string') {
      const at = known.get(properties.value) ?? content.values.push(properties.value) - 1;
      known.set(properties.value, at);
      content.value[i] = at;
    }
    if (typeof properties.code === 'string') content.names.push([i, properties.code, String(properties.name ?? '')]);
    const box = [32767, 32767, -32768, -32768] as [number, number, number, number];
    for (const positions of raw.rings) {
      content.points.set(positions, point);
      for (let p = 0; p < positions.length; p += 2) {
        const [x, y] = [positions[p] as number, positions[p + 1] as number];
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
      point += positions.length;
      content.pointsFrom[++ring] = point;
    }
    content.boxes.set(box, i * 4);
    content.ringsFrom[i + 1] = ring;
  });
  return content;
}
