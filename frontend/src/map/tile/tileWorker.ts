/** Fetches, decodes and draws tiles off the page, so that the map never waits for them. Keeps what it decoded until told to forget. */
import type { ItemKind } from '@/api/types';
import type { Palette } from '../palette';
import { Textures } from '../texture';
import { buffersOf, type TileContent } from './content';
import { decodeTile } from './decode';
import type { Drawn, ToWorker } from './messages';
import { paintTile, type TileParts } from './paintTile';
import type { Ramp } from './themes';

interface Known {
  all: TileParts;
  matching: TileParts | null;
  /** address and tag of every tile it was made of */
  tags: string;
}

type Draw = Extract<ToWorker, { say: 'DRAW' }>;

const known = new Map<string, Known>();
let dress: { palette: Palette; ramp: Ramp; pixelRatio: number; textures: Textures } | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.say === 'PALETTE') dress = { ...data, textures: new Textures(data.pixelRatio) };
  else if (data.say === 'FORGET') data.keys.forEach((key) => known.delete(key));
  else void draw(data);
});

class Unwilling extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

async function draw(order: Draw): Promise<void> {
  try {
    const before = known.get(order.key);
    const now = before && !order.ask ? before : await load(order);
    known.set(order.key, now);
    const same = before?.tags === now.tags;
    const content = same ? null : [now.all.sites, ...(now.all.buildings ? [now.all.buildings] : [])].map(copied);
    answer({ key: order.key, bitmap: same && !order.repaint ? null : painted(order, now), content, failed: null });
  } catch (failure) {
    answer({ key: order.key, bitmap: null, content: null, failed: failure instanceof Unwilling ? failure.status : 0 });
  }
}

function answer(drawn: Drawn): void {
  const moved: Transferable[] = [...(drawn.bitmap ? [drawn.bitmap] : []), ...(drawn.content?.flatMap(buffersOf) ?? [])];
  postMessage(drawn, { transfer: moved });
}

/** The page gets arrays of its own; ours stay for the next time the tile is painted. */
function copied(content: TileContent): TileContent {
  return {
    ...content,
    account: content.account.slice(),
    proposed: content.proposed.slice(),
    value: content.value.slice(),
    ringsFrom: content.ringsFrom.slice(),
    pointsFrom: content.pointsFrom.slice(),
    points: content.points.slice(),
    boxes: content.boxes.slice(),
  };
}

async function load(order: Draw): Promise<Known> {
  const tags: string[] = [];
  const [all, matching] = await Promise.all([parts(order, order.all, tags), order.matching === null ? null : parts(order, order.matching, tags)]);
  return { all, matching, tags: tags.sort().join('\n') };
}

async function parts(order: Draw, query: string, tags: string[]): Promise<TileParts> {
  const [sites, buildings] = await Promise.all([part(order, 'SITE', query, tags), order.buildings ? part(order, 'BUILDING', query, tags) : null]);
  return { sites, buildings };
}

async function part({ at }: Draw, kind: ItemKind, query: string, tags: string[]): Promise<TileContent> {
  const address = `/tiles/${kind === 'SITE' ? 'sites' : 'buildings'}/${at.z}/${at.x}/${at.y}.mvt${query}`;
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Unwilling(response.status);
  const bytes = new Uint8Array(await response.arrayBuffer());
  tags.push(`${address} ${response.headers.get('etag') ?? ''}`);
  return decodeTile(bytes, kind);
}

function painted({ at, zoom, style }: Draw, { all, matching }: Known): ImageBitmap | null {
  if (!dress) return null;
  const side = 256 * 2 ** (zoom - at.z);
  const pixels = Math.max(1, Math.round(side * dress.pixelRatio));
  const canvas = new OffscreenCanvas(pixels, pixels);
  const ctx = canvas.getContext('2d');
  if (!ctx) return null;
  ctx.scale(pixels / side, pixels / side);
  ctx.lineJoin = 'round';
  paintTile({ ctx, zoom, side, left: at.x * side, top: at.y * side }, all, matching, style, dress.palette, dress.ramp, dress.textures);
  return canvas.transferToImageBitmap();
}
