/**
 * The tiles of a map: which are wanted, which are there, what lies under the pointer. Workers fetch and draw; the page only puts pictures
 * together. At most one order for a tile is under way, so that answers come in the order they were asked for.
 */
import type { HoldingAccount, ItemKind } from '@/api/types';
import type { View } from '../canvasLayer';
import { worldPixels } from '../lonlat';
import { buildingsShown, type Palette } from '../palette';
import { ACCOUNTS, covers, distance, EXTENT, featureOf, idOf, siteOf, type TileContent } from './content';
import { PLAIN_LOOK, queriesOf, type Look } from './look';
import type { Drawn, TileAt, ToWorker } from './messages';
import { isShown, type TileStyle } from './paintTile';
import type { Ramp } from './themes';

/** What a tile says of an item. Code and name are there where the item is large enough to carry them. */
export interface SeenItem {
  id: string;
  kind: ItemKind;
  account: HoldingAccount;
  proposed: boolean;
  code: string | null;
  name: string | null;
  siteId: string | null;
}

/** A part of an item's shape: a feature of a tile, and where the tile lies. */
export interface Piece {
  at: TileAt;
  content: TileContent;
  feature: number;
}

interface Tile {
  at: TileAt;
  key: string;
  bitmap: ImageBitmap | null;
  content: TileContent[];
  /** what the picture and the content were made for; null: nothing yet */
  painted: string | null;
  loaded: number;
  underWay: { painted: string; loaded: number } | null;
  used: number;
}

const DEEPEST = 20;
const MOST_KEPT = 320;
/** How many levels away a picture may stand in for one that is still to come. */
const STAND_IN_LEVELS = 4;

export const SHOW_ALL: TileStyle = {
  sites: true,
  buildings: true,
  accounts: { UNCOUNTED: true, RESERVE: true, OPTIMISE: true, RELEASE: true },
  theme: 'ACCOUNT',
  without: [],
  hidden: null,
};

export class ItemTiles {
  private readonly workers: Worker[];
  private readonly tiles = new Map<string, Tile>();
  private readonly onArrived: () => void;
  private readonly onFailed: (status: number) => void;
  private look: Look = PLAIN_LOOK;
  private style: TileStyle = SHOW_ALL;
  private styleText = JSON.stringify(SHOW_ALL);
  /** raised when what the server says may have changed */
  private round = 1;
  private turn = 0;
  private zoom = 0;
  private wanted = new Set<string>();

  constructor(palette: Palette, ramp: Ramp, onArrived: () => void, onFailed: (status: number) => void) {
    this.onArrived = onArrived;
    this.onFailed = onFailed;
    const hands = Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));
    this.workers = Array.from({ length: hands }, () => {
      const worker = new Worker(new URL('./tileWorker.ts', import.meta.url), { type: 'module' });
      worker.postMessage({ say: 'PALETTE', palette, ramp, pixelRatio: window.devicePixelRatio || 1 } satisfies ToWorker);
      worker.addEventListener('message', ({ data }: MessageEvent<Drawn>) => this.arrived(data));
      return worker;
    });
  }

  lookAt(look: Look): void {
    if (JSON.stringify(look) === JSON.stringify(this.look)) return;
    this.look = look;
    this.refresh();
  }

  dress(style: TileStyle): void {
    const text = JSON.stringify(style);
    if (text === this.styleText) return;
    this.style = structuredClone(style);
    this.styleText = text;
    this.orderWanted();
  }

  /** Asks the server again for what is in view; what has not changed is not sent again. */
  refresh(): void {
    this.round += 1;
    this.orderWanted();
  }

  /** Whether all of the view is drawn as it should be. */
  get settled(): boolean {
    return [...this.wanted].every((key) => {
      const tile = this.tiles.get(key);
      return tile !== undefined && !tile.underWay && tile.painted === this.manner() && tile.loaded === this.round;
    });
  }

  /** Puts the pictures of the view together and orders those that are missing. */
  draw(view: View): void {
    this.turn += 1;
    this.zoom = view.zoom;
    const z = levelOf(view.zoom);
    const side = worldPixels(view.zoom) / 2 ** z;
    this.wanted.clear();
    for (const at of addresses(view, z, side)) {
      const tile = this.tileAt(at);
      this.wanted.add(tile.key);
      const [left, top] = [Math.round(at.x * side - view.left), Math.round(at.y * side - view.top)];
      const [right, bottom] = [Math.round((at.x + 1) * side - view.left), Math.round((at.y + 1) * side - view.top)];
      if (tile.bitmap) view.ctx.drawImage(tile.bitmap, left, top, right - left, bottom - top);
      else this.standIn(view, at, left, top, right - left);
    }
    this.orderWanted();
    this.forget();
  }

  /** Items under a point, or with an edge nearer than the tolerance (unit Mercator); the one meant first: buildings before sites, small before large. */
  at(x: number, y: number, tolerance: number): SeenItem[] {
    const z = levelOf(this.zoom);
    const at = { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
    const tile = this.tiles.get(keyOf(at));
    if (!tile) return [];
    const units = EXTENT * 2 ** z;
    const [px, py] = [x * units - at.x * EXTENT, y * units - at.y * EXTENT];
    const inside: SeenItem[] = [];
    const beside: { item: SeenItem; far: number }[] = [];
    for (const content of [...tile.content].reverse()) {
      for (let i = content.count - 1; i >= 0; i--) {
        if (!near(content, i, px, py, tolerance * units) || !this.shown(content, i)) continue;
        if (covers(content, i, px, py)) inside.push(seen(content, i));
        else {
          const far = distance(content, i, px, py);
          if (far <= tolerance * units) beside.push({ item: seen(content, i), far });
        }
      }
    }
    return [...inside, ...beside.sort((a, b) => a.far - b.far).map(({ item }) => item)];
  }

  /** The parts of an item on the tiles in view. */
  pieces(id: string): Piece[] {
    return this.inView().flatMap(({ at, content }) =>
      content.flatMap((one) => {
        const feature = featureOf(one, id);
        return feature < 0 ? [] : [{ at, content: one, feature }];
      }),
    );
  }

  /** Sites in view that are large enough to carry their names. */
  named(): { piece: Piece; id: string; name: string }[] {
    return this.inView().flatMap(({ at, content }) =>
      content
        .filter(({ kind }) => kind === 'SITE')
        .flatMap((one) =>
          one.names
            .filter(([feature, , name]) => name && this.shown(one, feature))
            .map(([feature, , name]) => ({ piece: { at, content: one, feature }, id: idOf(one, feature), name })),
        ),
    );
  }

  remove(): void {
    this.workers.forEach((worker) => worker.terminate());
    this.tiles.forEach(({ bitmap }) => bitmap?.close());
    this.tiles.clear();
  }

  private shown(content: TileContent, feature: number): boolean {
    return isShown(content, feature, this.style) && (content.kind === 'SITE' || buildingsShown(this.zoom)) && idOf(content, feature) !== this.style.hidden;
  }

  private inView(): Tile[] {
    return [...this.wanted].flatMap((key) => this.tiles.get(key) ?? []);
  }

  private tileAt(at: TileAt): Tile {
    const key = keyOf(at);
    let tile = this.tiles.get(key);
    if (!tile) {
      tile = { at, key, bitmap: null, content: [], painted: null, loaded: 0, underWay: null, used: 0 };
      this.tiles.set(key, tile);
    }
    tile.used = this.turn;
    return tile;
  }

  /** An enlarged part of a coarser picture, or finer ones put together. */
  private standIn(view: View, at: TileAt, left: number, top: number, side: number): void {
    for (let up = 1; up <= STAND_IN_LEVELS && at.z - up >= 0; up++) {
      const parent = this.tiles.get(keyOf({ z: at.z - up, x: at.x >> up, y: at.y >> up }));
      if (!parent?.bitmap) continue;
      const part = parent.bitmap.width / 2 ** up;
      view.ctx.drawImage(parent.bitmap, (at.x - ((at.x >> up) << up)) * part, (at.y - ((at.y >> up) << up)) * part, part, part, left, top, side, side);
      return;
    }
    for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
      const child = this.tiles.get(keyOf({ z: at.z + 1, x: 2 * at.x + dx, y: 2 * at.y + dy }));
      if (child?.bitmap) view.ctx.drawImage(child.bitmap, left + (dx * side) / 2, top + (dy * side) / 2, side / 2, side / 2);
    }
  }

  private manner(): string {
    return `${this.styleText}@${this.zoom}`;
  }

  private orderWanted(): void {
    this.wanted.forEach((key) => this.order(this.tiles.get(key)));
  }

  private order(tile: Tile | undefined): void {
    if (!tile || tile.underWay) return;
    const manner = this.manner();
    const ask = tile.loaded !== this.round;
    if (!ask && tile.painted === manner) return;
    tile.underWay = { painted: manner, loaded: this.round };
    const { all, matching } = queriesOf(this.look);
    this.workerOf(tile).postMessage({
      say: 'DRAW',
      key: tile.key,
      at: tile.at,
      all,
      matching,
      buildings: buildingsShown(tile.at.z),
      style: this.style,
      zoom: this.zoom,
      ask,
      repaint: tile.painted !== manner,
    } satisfies ToWorker);
  }

  private workerOf({ at }: Tile): Worker {
    return this.workers[(at.x + at.y) % this.workers.length] as Worker;
  }

  private arrived(drawn: Drawn): void {
    const tile = this.tiles.get(drawn.key);
    if (!tile) {
      drawn.bitmap?.close();
      return;
    }
    const made = tile.underWay;
    tile.underWay = null;
    if (made) tile.loaded = made.loaded;
    if (drawn.content) tile.content = drawn.content;
    if (drawn.bitmap) {
      tile.bitmap?.close();
      tile.bitmap = drawn.bitmap;
    }
    if (made) tile.painted = made.painted;
    if (drawn.failed !== null) this.onFailed(drawn.failed);
    else if (drawn.bitmap && this.wanted.has(tile.key)) this.onArrived();
    if (this.wanted.has(tile.key)) this.order(tile);
  }

  private forget(): void {
    if (this.tiles.size <= MOST_KEPT) return;
    const old = [...this.tiles.values()].filter(({ underWay, key }) => !underWay && !this.wanted.has(key)).sort((a, b) => a.used - b.used);
    const gone = old.slice(0, this.tiles.size - MOST_KEPT);
    for (const tile of gone) {
      tile.bitmap?.close();
      this.tiles.delete(tile.key);
    }
    this.workers.forEach((worker) => worker.postMessage({ say: 'FORGET', keys: gone.map(({ key }) => key) } satisfies ToWorker));
  }
}

function levelOf(zoom: number): number {
  return Math.max(0, Math.min(DEEPEST, Math.round(zoom)));
}

function keyOf({ z, x, y }: TileAt): string {
  return `${z}/${x}/${y}`;
}

function addresses(view: View, z: number, side: number): TileAt[] {
  const most = 2 ** z - 1;
  const [west, east] = [Math.floor(view.left / side), Math.floor((view.left + view.width - 1) / side)];
  const [north, south] = [Math.floor(view.top / side), Math.floor((view.top + view.height - 1) / side)];
  const found: TileAt[] = [];
  for (let y = Math.max(0, north); y <= Math.min(most, south); y++) {
    for (let x = Math.max(0, west); x <= Math.min(most, east); x++) found.push({ z, x, y });
  }
  return found;
}

function near({ boxes }: TileContent, feature: number, x: number, y: number, reach: number): boolean {
  const at = feature * 4;
  return x >= (boxes[at] ?? 0) - reach && y >= (boxes[at + 1] ?? 0) - reach && x <= (boxes[at + 2] ?? 0) + reach && y <= (boxes[at + 3] ?? 0) + reach;
}

function seen(content: TileContent, feature: number): SeenItem {
  const named = content.names.find(([which]) => which === feature);
  return {
    id: idOf(content, feature),
    kind: content.kind,
    account: ACCOUNTS[content.account[feature] ?? 0] ?? 'UNCOUNTED',
    proposed: content.proposed[feature] === 1,
    code: named?.[1] ?? null,
    name: named?.[2] ?? null,
    siteId: siteOf(content, feature),
  };
}
