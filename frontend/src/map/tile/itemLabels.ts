/** Names of sites from the tiles in view: each once, in the largest part of it that is seen. */
import type { View } from '../canvasLayer';
import type { LabelWish } from '../labels';
import { worldPixels } from '../lonlat';
import type { Palette } from '../palette';
import { anchorOf } from '../shape';
import { EXTENT, type TileContent } from './content';
import type { ItemTiles, Piece } from './itemTiles';

const NAMES_FROM = 15.5;
const anchors = new WeakMap<TileContent, Map<number, readonly [number, number]>>();

export function namesOfItems(view: View, tiles: ItemTiles, palette: Palette): LabelWish[] {
  if (view.zoom < NAMES_FROM) return [];
  const largest = new Map<string, { piece: Piece; name: string; width: number; size: number }>();
  for (const { piece, id, name } of tiles.named()) {
    const at = piece.feature * 4;
    const { boxes } = piece.content;
    const width = (boxes[at + 2] ?? 0) - (boxes[at] ?? 0);
    const size = width * ((boxes[at + 3] ?? 0) - (boxes[at + 1] ?? 0));
    if (size > (largest.get(id)?.size ?? -1)) largest.set(id, { piece, name, width, size });
  }
  return [...largest.values()].map(({ piece, name, width, size }) => {
    const side = worldPixels(view.zoom) / 2 ** piece.at.z;
    const [x, y] = anchor(piece);
    return {
      text: name,
      x: (piece.at.x + x / EXTENT) * side - view.left,
      y: (piece.at.y + y / EXTENT) * side - view.top,
      font: `700 12px ${palette.font}`,
      size: 12,
      colour: palette.ink,
      weight: 100 + Math.min(99, Math.sqrt(size) / 50),
      room: (width / EXTENT) * side * 1.35,
    };
  });
}

function anchor({ content, feature }: Piece): readonly [number, number] {
  let known = anchors.get(content);
  if (!known) anchors.set(content, (known = new Map()));
  let place = known.get(feature);
  if (!place) {
    const rings: Float64Array[] = [];
    for (let ring = content.ringsFrom[feature] ?? 0; ring < (content.ringsFrom[feature + 1] ?? 0); ring++) {
      rings.push(Float64Array.from(content.points.subarray(content.pointsFrom[ring], content.pointsFrom[ring + 1])));
    }
    place = anchorOf([rings]);
    known.set(feature, place);
  }
  return place;
}

/** Puts the shape of a piece on the current path of a canvas and keeps what is drawn next inside its tile. */
export function tracePiece(view: View, { at, content, feature }: Piece): void {
  const { ctx } = view;
  const side = worldPixels(view.zoom) / 2 ** at.z;
  const [left, top] = [at.x * side - view.left, at.y * side - view.top];
  ctx.beginPath();
  ctx.rect(left, top, side, side);
  ctx.clip();
  ctx.beginPath();
  for (let ring = content.ringsFrom[feature] ?? 0; ring < (content.ringsFrom[feature + 1] ?? 0); ring++) {
    const to = content.pointsFrom[ring + 1] ?? 0;
    for (let i = content.pointsFrom[ring] ?? 0, first = true; i < to; i += 2, first = false) {
      const [x, y] = [left + ((content.points[i] ?? 0) / EXTENT) * side, top + ((content.points[i + 1] ?? 0) / EXTENT) * side];
      if (first) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
    ctx.closePath();
  }
}
