/** Names on the map: dark on a white halo, none over another; the more important one stays. Pure, except for the last function. */

export interface LabelWish {
  text: string;
  /** canvas pixels of the middle of the first line */
  x: number;
  y: number;
  /** CSS font shorthand */
  font: string;
  size: number;
  colour: string;
  /** higher goes first */
  weight: number;
  /** radians; text that would stand on its head is turned round */
  angle?: number;
  /** a second, lighter line below */
  under?: { text: string; font: string; colour: string };
  /** pixels of ground the name may take; a longer name is left out */
  room?: number;
  halo?: string;
}

export interface PlacedLabel extends LabelWish {
  width: number;
}

export type Measure = (text: string, font: string) => number;

interface Area {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

const GAP = 4;

/** Those wishes that can be met without one name covering another, in the order they were met. */
export function placeLabels(wishes: readonly LabelWish[], measure: Measure, taken: readonly Area[] = []): PlacedLabel[] {
  const areas: Area[] = [...taken];
  const placed: PlacedLabel[] = [];
  for (const wish of [...wishes].sort((a, b) => b.weight - a.weight)) {
    const width = Math.max(measure(wish.text, wish.font), wish.under ? measure(wish.under.text, wish.under.font) : 0);
    if (wish.room !== undefined && width > wish.room) continue;
    const area = areaOf(wish, width);
    if (areas.some((other) => overlap(other, area))) continue;
    areas.push(area);
    placed.push({ ...wish, width, ...(wish.angle === undefined ? {} : { angle: upright(wish.angle) }) });
  }
  return placed;
}

export function upright(angle: number): number {
  const turned = Math.atan2(Math.sin(angle), Math.cos(angle));
  if (turned > Math.PI / 2) return turned - Math.PI;
  if (turned <= -Math.PI / 2) return turned + Math.PI;
  return turned;
}

function areaOf(wish: LabelWish, width: number): Area {
  const lines = wish.under ? 2 : 1;
  const height = wish.size * 1.3 * lines;
  const cos = Math.abs(Math.cos(wish.angle ?? 0));
  const sin = Math.abs(Math.sin(wish.angle ?? 0));
  const halfWidth = (width * cos + height * sin) / 2 + GAP;
  const halfHeight = (width * sin + height * cos) / 2 + GAP / 2;
  const middle = wish.y + (lines - 1) * wish.size * 0.65;
  return { minX: wish.x - halfWidth, minY: middle - halfHeight, maxX: wish.x + halfWidth, maxY: middle + halfHeight };
}

function overlap(a: Area, b: Area): boolean {
  return a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY;
}

export function drawLabels(ctx: CanvasRenderingContext2D, labels: readonly PlacedLabel[], halo: string): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3.5;
  for (const label of labels) {
    ctx.save();
    ctx.translate(label.x, label.y);
    if (label.angle) ctx.rotate(label.angle);
    write(ctx, label.text, 0, label.font, label.colour, label.halo ?? halo);
    if (label.under) write(ctx, label.under.text, label.size * 1.3, label.under.font, label.under.colour, label.halo ?? halo);
    ctx.restore();
  }
}

function write(ctx: CanvasRenderingContext2D, text: string, y: number, font: string, colour: string, halo: string): void {
  ctx.font = font;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, 0, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, 0, y);
}

/** Measures with a canvas and remembers, since the same names come back every frame. */
export function measuring(ctx: CanvasRenderingContext2D): Measure {
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      ctx.font = font;
      width = ctx.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}
