/** Around the handles: the old outline dashed, lengths along the edges, ground shared with others hatched red, crossings ringed. */
import type { SharedGround } from '@/edit/overlap';
import { length_m } from '@/edit/geodesic';
import { trace, type View } from './canvasLayer';
import { drawLabels, measuring, placeLabels, type LabelWish } from './labels';
import { mercatorX, mercatorY, type LonLat, type Ring } from './lonlat';
import { textureScale, type Palette } from './palette';
import type { Outline } from './shape';
import type { Textures } from './texture';

export interface EditScene {
  before: Outline | null;
  polygons: readonly (readonly Ring[])[];
  shared: readonly SharedGround[];
  crossings: readonly LonLat[];
  /** a line or ring that is being drawn: its vertices, where the next would be, and whether it closes */
  path: readonly LonLat[];
  rubber: LonLat | null;
  closes: boolean;
  /** the crosshair, or the vertex the keys move */
  cursor: LonLat | null;
  /** what a line has cut a shape into */
  parts: readonly (readonly (readonly Ring[])[])[];
}

const SHORTEST_LABELLED_PIXELS = 46;

export function paintEdit(view: View, scene: EditScene, palette: Palette, textures: Textures): void {
  const { ctx } = view;
  if (scene.before) {
    trace(view, scene.before.polygons);
    ctx.setLineDash([5, 4]);
    ctx.lineWidth = 1.4;
    ctx.strokeStyle = palette.ink3;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  paintShared(view, scene.shared, palette, textures);
  const wishes = scene.polygons.flat().flatMap((ring) => lengthLabels(view, ring, palette, true));
  scene.parts.forEach((part, i) => paintPart(view, part, i, palette));
  wishes.push(...paintPath(view, scene, palette));
  for (const [lon, lat] of scene.crossings) {
    ctx.beginPath();
    ctx.arc(view.x(mercatorX(lon)), view.y(mercatorY(lat)), 8, 0, 2 * Math.PI);
    ctx.lineWidth = 2.2;
    ctx.strokeStyle = palette.danger;
    ctx.stroke();
  }
  drawLabels(ctx, placeLabels(wishes, measuring(ctx)), palette.paper);
}

/** The parts of a split, numbered, so that a person sees which gets which name. */
function paintPart(view: View, part: readonly (readonly Ring[])[], index: number, palette: Palette): void {
  const { ctx } = view;
  ctx.beginPath();
  part.flat().forEach((ring) => {
    appendPath(view, ring);
    ctx.closePath();
  });
  ctx.globalAlpha = index % 2 ? 0.12 : 0.3;
  ctx.fillStyle = palette.accent;
  ctx.fill('evenodd');
  ctx.globalAlpha = 1;
  ctx.lineWidth = 2.2;
  ctx.strokeStyle = palette.accent;
  ctx.stroke();
  const outer = part[0]?.[0] ?? [];
  const middle = outer.reduce<[number, number]>((sum, [lon, lat]) => [sum[0] + lon / outer.length, sum[1] + lat / outer.length], [0, 0]);
  const label = { text: String(index + 1), x: view.x(mercatorX(middle[0])), y: view.y(mercatorY(middle[1])), font: `700 18px ${palette.font}`, size: 18, colour: palette.accentText, weight: 1 };
  drawLabels(ctx, placeLabels([label], measuring(ctx)), palette.paper);
}

function paintPath(view: View, { path: placed, rubber, closes, cursor }: EditScene, palette: Palette): LabelWish[] {
  const { ctx } = view;
  ctx.strokeStyle = palette.accent;
  if (placed.length > 0) {
    path(view, placed);
    ctx.lineWidth = 2.4;
    ctx.stroke();
    if (rubber) {
      path(view, [placed[placed.length - 1] as LonLat, rubber, ...(closes && placed.length > 1 ? [placed[0] as LonLat] : [])]);
      ctx.setLineDash([5, 5]);
      ctx.lineWidth = 1.6;
      ctx.stroke();
      ctx.setLineDash([]);
    }
    ctx.fillStyle = palette.paper;
    for (const [lon, lat] of placed) {
      const [x, y] = [view.x(mercatorX(lon)), view.y(mercatorY(lat))];
      ctx.fillRect(x - 4, y - 4, 8, 8);
      ctx.lineWidth = 2;
      ctx.strokeRect(x - 4, y - 4, 8, 8);
    }
  }
  if (cursor) {
    const [x, y] = [view.x(mercatorX(cursor[0])), view.y(mercatorY(cursor[1]))];
    ctx.beginPath();
    ctx.arc(x, y, 5, 0, 2 * Math.PI);
    ctx.moveTo(x - 9, y);
    ctx.lineTo(x + 9, y);
    ctx.moveTo(x, y - 9);
    ctx.lineTo(x, y + 9);
    ctx.lineWidth = 1.4;
    ctx.stroke();
  }
  return placed.length ? lengthLabels(view, rubber ? [...placed, rubber] : placed, palette, false) : [];
}

function paintShared(view: View, shared: readonly SharedGround[], palette: Palette, textures: Textures): void {
  const { ctx } = view;
  for (const { pieces } of shared) {
    ctx.beginPath();
    for (const piece of pieces) appendPath(view, piece);
    ctx.globalAlpha = 0.28;
    ctx.fillStyle = palette.danger;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.fillStyle = textures.fill(ctx, palette.overlap, textureScale(view.zoom), view.left, view.top);
    ctx.fill();
  }
}

function appendPath(view: View, places: readonly LonLat[]): void {
  places.forEach(([lon, lat], i) => {
    const x = view.x(mercatorX(lon));
    const y = view.y(mercatorY(lat));
    if (i === 0) view.ctx.moveTo(x, y);
    else view.ctx.lineTo(x, y);
  });
}

function path(view: View, places: readonly LonLat[]): void {
  view.ctx.beginPath();
  appendPath(view, places);
}

function lengthLabels(view: View, places: readonly LonLat[], palette: Palette, closed: boolean): LabelWish[] {
  const points = places.map(([lon, lat]) => [view.x(mercatorX(lon)), view.y(mercatorY(lat))] as const);
  const middle = points.reduce<[number, number]>((sum, [x, y]) => [sum[0] + x / points.length, sum[1] + y / points.length], [0, 0]);
  const wishes: LabelWish[] = [];
  for (let i = closed ? 0 : 1; i < points.length; i++) {
    const before = (i + points.length - 1) % points.length;
    const [a, b] = [points[before] as readonly [number, number], points[i] as readonly [number, number]];
    const pixels = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (pixels < SHORTEST_LABELLED_PIXELS) continue;
    const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const away = closed ? Math.hypot(mx - middle[0], my - middle[1]) || 1 : 1;
    wishes.push({
      text: length_m(places[before] as LonLat, places[i] as LonLat).toFixed(1),
      x: closed ? mx + ((mx - middle[0]) / away) * 27 : mx,
      y: closed ? my + ((my - middle[1]) / away) * 17 : my - 11,
      font: `400 12px ${palette.font}`,
      size: 12,
      colour: palette.accentText,
      weight: pixels,
    });
  }
  return wishes;
}
