/**
 * What stands out: the item under the pointer, the chosen one, places of findings. On its own canvas, so a click costs nothing else. Shapes
 * come from the tiles in view, at once; the exact outline of the chosen item takes over when its record is here.
 */
import { trace, type View } from './canvasLayer';
import { mercatorX, mercatorY, type LonLat } from './lonlat';
import type { Palette } from './palette';
import type { Outline } from './shape';
import { tracePiece } from './tile/itemLabels';
import type { ItemTiles } from './tile/itemTiles';

export interface Highlight {
  hover: string | null;
  chosen: string | null;
  /** the exact shape of the chosen one, once known */
  outline: Outline | null;
  /** chosen besides, for an operation on several */
  also: readonly string[];
  /** also part of what is chosen: buildings of the site, or the site of the building */
  related: readonly string[];
  places: readonly LonLat[];
  /** items a check has something to say about */
  checked: readonly string[];
  /** what somebody else saved meanwhile, and what it was when we began */
  theirs: Outline | null;
}

export function paintHighlight(view: View, tiles: ItemTiles, highlight: Highlight, palette: Palette, hidden: string | null): void {
  const { ctx } = view;
  ctx.lineJoin = 'round';
  for (const id of highlight.checked) if (id !== hidden) outline(view, tiles, id, 2, palette.danger, 0.9);
  for (const id of highlight.related) outline(view, tiles, id, 1.4, palette.accent, 0.8);
  if (highlight.hover && highlight.hover !== highlight.chosen) {
    outline(view, tiles, highlight.hover, 4.5, palette.paper, 1);
    outline(view, tiles, highlight.hover, 2, palette.ink, 1);
  }
  for (const id of highlight.also) {
    outline(view, tiles, id, 5.5, palette.paper, 1);
    outline(view, tiles, id, 2.6, palette.accent, 1);
  }
  if (highlight.chosen && highlight.chosen !== hidden) {
    if (highlight.outline) exact(view, highlight.outline, palette);
    else {
      outline(view, tiles, highlight.chosen, 5.5, palette.paper, 1);
      outline(view, tiles, highlight.chosen, 2.6, palette.accent, 1);
    }
  }
  if (highlight.theirs) paintTheirs(view, highlight.theirs, palette);
  for (const [lon, lat] of highlight.places) pin(view, mercatorX(lon), mercatorY(lat), palette);
}

function exact(view: View, shape: Outline, palette: Palette): void {
  const { ctx } = view;
  trace(view, shape.polygons);
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = palette.accent;
  ctx.fill('evenodd');
  ctx.globalAlpha = 1;
  ctx.lineWidth = 5.5;
  ctx.strokeStyle = palette.paper;
  ctx.stroke();
  ctx.lineWidth = 2.6;
  ctx.strokeStyle = palette.accent;
  ctx.stroke();
}

/** The shape somebody else saved: dashed in the warning colour, so that it is not taken for ours. */
function paintTheirs(view: View, shape: Outline, palette: Palette): void {
  const { ctx } = view;
  trace(view, shape.polygons);
  ctx.lineWidth = 5;
  ctx.strokeStyle = palette.paper;
  ctx.stroke();
  ctx.setLineDash([8, 5]);
  ctx.lineWidth = 2.4;
  ctx.strokeStyle = palette.danger;
  ctx.stroke();
  ctx.setLineDash([]);
}

function outline(view: View, tiles: ItemTiles, id: string, width: number, colour: string, alpha: number): void {
  const { ctx } = view;
  for (const piece of tiles.pieces(id)) {
    ctx.save();
    tracePiece(view, piece);
    ctx.globalAlpha = alpha;
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
    ctx.restore();
  }
}

function pin(view: View, x: number, y: number, palette: Palette): void {
  const { ctx } = view;
  ctx.beginPath();
  ctx.arc(view.x(x), view.y(y), 7, 0, 2 * Math.PI);
  ctx.lineWidth = 4.5;
  ctx.strokeStyle = palette.paper;
  ctx.stroke();
  ctx.lineWidth = 2;
  ctx.strokeStyle = palette.danger;
  ctx.stroke();
}
