/** What stands out: the item under the pointer, the chosen one, places of findings. On its own canvas, so a click costs nothing else. */
import { trace, type View } from './canvasLayer';
import type { MapItem } from './featureSource';
import { mercatorX, mercatorY, type LonLat } from './lonlat';
import type { Palette } from './palette';

export interface Highlight {
  hover: MapItem | null;
  chosen: MapItem | null;
  /** also part of what is chosen: buildings of the site, or the site of the building */
  related: readonly MapItem[];
  places: readonly LonLat[];
  /** items a check has something to say about */
  checked: readonly MapItem[];
}

export function paintHighlight(view: View, highlight: Highlight, palette: Palette, hidden: string | null): void {
  const { ctx } = view;
  ctx.lineJoin = 'round';
  for (const item of highlight.checked) if (item.id !== hidden) outline(view, item, 2, palette.danger, 0.9);
  for (const item of highlight.related) outline(view, item, 1.4, palette.accent, 0.8);
  if (highlight.hover && highlight.hover !== highlight.chosen) {
    outline(view, highlight.hover, 4.5, palette.paper, 1);
    outline(view, highlight.hover, 2, palette.ink, 1);
  }
  if (highlight.chosen && highlight.chosen.id !== hidden) {
    trace(view, highlight.chosen.outline.polygons);
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = palette.accent;
    ctx.fill('evenodd');
    outline(view, highlight.chosen, 5.5, palette.paper, 1);
    outline(view, highlight.chosen, 2.6, palette.accent, 1);
  }
  for (const [lon, lat] of highlight.places) pin(view, mercatorX(lon), mercatorY(lat), palette);
}

function outline(view: View, item: MapItem, width: number, colour: string, alpha: number): void {
  const { ctx } = view;
  trace(view, item.outline.polygons);
  ctx.globalAlpha = alpha;
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.globalAlpha = 1;
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
