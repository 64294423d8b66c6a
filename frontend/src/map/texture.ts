/** Textures as canvas patterns, anchored to the world so that they do not swim while the map is dragged. */
import type { Texture } from './palette';

/** A line of a seamless tile, in tile units from 0 to 1. */
type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** The lines of a mark in a unit tile; those that leave the tile are repeated where they come in again. */
export function strokesOf(mark: Texture['mark']): readonly Stroke[] {
  switch (mark) {
    case 'SLASHES':
      return [
        [-0.5, 0.5, 0.5, -0.5],
        [-0.5, 1.5, 1.5, -0.5],
        [0.5, 1.5, 1.5, 0.5],
      ];
    case 'BACKSLASHES':
      return [
        [-0.5, 0.5, 0.5, 1.5],
        [-0.5, -0.5, 1.5, 1.5],
        [0.5, -0.5, 1.5, 0.5],
      ];
    case 'CROSSES':
      return [...strokesOf('SLASHES'), ...strokesOf('BACKSLASHES')];
    case 'COURSES':
      return [[-0.5, 0.5, 1.5, 0.5]];
    default:
      return [];
  }
}

export class Textures {
  private readonly tiles = new Map<Texture, { scale: number; canvas: OffscreenCanvas }>();

  /** @param pixelRatio device pixels of a CSS pixel; no argument: those of the page */
  constructor(private readonly pixelRatio?: number) {}

  /** A fill style for a texture; `left`, `top` are the world pixels of the canvas corner. */
  fill(ctx: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, texture: Texture, scale: number, left: number, top: number): string | CanvasPattern {
    if (texture.mark === 'PLAIN') return texture.ground;
    const dpr = this.pixelRatio ?? (window.devicePixelRatio || 1);
    const side = Math.max(2, Math.round(texture.tile * scale * dpr));
    const pattern = ctx.createPattern(this.tile(texture, side, scale * dpr), 'repeat');
    if (!pattern) return texture.ground;
    const css = side / dpr;
    pattern.setTransform(new DOMMatrix().translate(-(left % css), -(top % css)).scale(1 / dpr));
    return pattern;
  }

  private tile(texture: Texture, side: number, scale: number): OffscreenCanvas {
    const known = this.tiles.get(texture);
    if (known?.scale === side) return known.canvas;
    const canvas = new OffscreenCanvas(side, side);
    const ctx = canvas.getContext('2d');
    if (ctx) paintTile(ctx, texture, side, scale);
    this.tiles.set(texture, { scale: side, canvas });
    return canvas;
  }
}

function paintTile(ctx: OffscreenCanvasRenderingContext2D, texture: Texture, side: number, scale: number): void {
  if (texture.ground !== 'transparent') {
    ctx.fillStyle = texture.ground;
    ctx.fillRect(0, 0, side, side);
  }
  ctx.strokeStyle = texture.ink;
  ctx.fillStyle = texture.ink;
  ctx.lineWidth = texture.width * Math.min(scale, scale * 0.5 + 0.7);
  if (texture.mark === 'DOTS') {
    ctx.beginPath();
    ctx.arc(side / 2, side / 2, texture.width * scale, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  for (const [x1, y1, x2, y2] of strokesOf(texture.mark)) {
    ctx.beginPath();
    ctx.moveTo(x1 * side, y1 * side);
    ctx.lineTo(x2 * side, y2 * side);
    ctx.stroke();
  }
}
