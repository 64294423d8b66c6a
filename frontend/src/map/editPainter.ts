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
  /** a measuring tape */
  tape: readonly LonLat[];
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
  if (scene.tape.length > 1) {
    path(view, scene.tape);
    ctx.lineWidth = 2;
    ctx.strokeStyle = palette.accent;
    ctx.stroke();
    wishes.push(...lengthLabels(view, scene.tape, palette, false));
  }
  for (const [lon, lat] of scene.crossings) {
    ctx.beginPath();
    ctx.arc(view.x(mercatorX(lon)), view.y(mercatorY(lat)), 8, 0, 2 * Math.PI);
    ctx.lineWidth = 2.2;
    ctx.strokeStyle = palette.danger;
    ctx.stroke();
  }
  drawLabels(ctx, placeLabels(wishes, measuring(ctx)), palette.paper);
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
