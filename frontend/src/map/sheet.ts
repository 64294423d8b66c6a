/** The view as a sheet of paper: title, map, legend, scale, north, the day of the data, 示意 and 内部资料. One canvas, for a PNG and for print. */
import type { Palette } from './palette';
import { scaleBar } from './scaleBar';

export interface SheetWords {
  title: string;
  /** below the title: what is shown and narrowed to */
  under: string;
  /** data date, where it comes from */
  foot: string;
  marks: readonly string[];
  north: string;
  legendTitle: string;
}

export interface SheetLine {
  name: string;
  count: string;
  area: string;
  colour: string | CanvasPattern;
  edge: string;
}

const EDGE = 20;
const HEAD = 62;
const FOOT = 34;
const LEGEND = 250;

/** @param frame the element that holds the map's canvases, those painted last on top */
export function drawSheet(frame: HTMLElement, place: { lat: number; zoom: number }, words: SheetWords, lines: readonly SheetLine[], palette: Palette): HTMLCanvasElement {
  const box = frame.getBoundingClientRect();
  const dpr = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  const [width, height] = [box.width + 2 * EDGE, box.height + HEAD + FOOT + EDGE];
  canvas.width = Math.round(width * dpr);
  canvas.height = Math.round(height * dpr);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.scale(dpr, dpr);
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(EDGE, HEAD, box.width, box.height);
  ctx.clip();
  for (const layer of frame.querySelectorAll('canvas')) {
    const at = layer.getBoundingClientRect();
    ctx.drawImage(layer, at.left - box.left + EDGE, at.top - box.top + HEAD, at.width, at.height);
  }
  ctx.restore();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.2;
  ctx.strokeRect(EDGE, HEAD, box.width, box.height);
  drawWords(ctx, words, width, height, palette);
  if (lines.length) drawLegend(ctx, words.legendTitle, lines, EDGE + box.width - LEGEND - 8, HEAD + 8, palette);
  drawNorth(ctx, EDGE + 26, HEAD + 18, words.north, palette);
  drawScale(ctx, place, EDGE + box.width - 20, HEAD + box.height - 14, palette);
  return canvas;
}

function drawWords(ctx: CanvasRenderingContext2D, words: SheetWords, width: number, height: number, palette: Palette): void {
  ctx.fillStyle = palette.ink;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.font = `700 22px ${palette.font}`;
  ctx.fillText(words.title, EDGE, 32);
  ctx.font = `400 13px ${palette.font}`;
  ctx.fillStyle = palette.ink2;
  ctx.fillText(words.under, EDGE, 52);
  ctx.fillText(words.foot, EDGE, height - 14);
  ctx.textAlign = 'right';
  ctx.font = `700 14px ${palette.font}`;
  ctx.fillStyle = palette.danger;
  ctx.fillText(words.marks.join('　'), width - EDGE, 32);
}

function drawLegend(ctx: CanvasRenderingContext2D, title: string, lines: readonly SheetLine[], left: number, top: number, palette: Palette): void {
  const row = 20;
  ctx.fillStyle = palette.paper;
  ctx.strokeStyle = palette.rule;
  ctx.lineWidth = 1;
  ctx.fillRect(left, top, LEGEND, 30 + lines.length * row);
  ctx.strokeRect(left, top, LEGEND, 30 + lines.length * row);
  ctx.textAlign = 'left';
  ctx.font = `700 13px ${palette.font}`;
  ctx.fillStyle = palette.ink;
  ctx.fillText(title, left + 10, top + 19);
  ctx.font = `400 12px ${palette.font}`;
  lines.forEach((line, i) => {
    const y = top + 30 + i * row;
    ctx.fillStyle = line.colour;
    ctx.fillRect(left + 10, y, 18, 12);
    ctx.strokeStyle = line.edge;
    ctx.strokeRect(left + 10, y, 18, 12);
    ctx.fillStyle = palette.ink;
    ctx.textAlign = 'left';
    ctx.fillText(line.name, left + 36, y + 10.5);
    ctx.textAlign = 'right';
    ctx.fillText(line.count, left + 142, y + 10.5);
    ctx.fillText(line.area, left + LEGEND - 10, y + 10.5);
  });
}

function drawNorth(ctx: CanvasRenderingContext2D, x: number, y: number, north: string, palette: Palette): void {
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.moveTo(x, y - 10);
  ctx.lineTo(x + 8, y + 16);
  ctx.lineTo(x, y + 10);
  ctx.lineTo(x - 8, y + 16);
  ctx.fill();
  ctx.font = `700 13px ${palette.font}`;
  ctx.textAlign = 'center';
  ctx.fillText(north, x, y + 32);
}

function drawScale(ctx: CanvasRenderingContext2D, { lat, zoom }: { lat: number; zoom: number }, right: number, bottom: number, palette: Palette): void {
  const bar = scaleBar(lat, zoom, 160);
  ctx.fillStyle = palette.paper;
  ctx.globalAlpha = 0.8;
  ctx.fillRect(right - bar.width - 8, bottom - 26, bar.width + 16, 32);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.4;
  ctx.beginPath();
  ctx.moveTo(right - bar.width, bottom - 6);
  ctx.lineTo(right - bar.width, bottom);
  ctx.lineTo(right, bottom);
  ctx.lineTo(right, bottom - 6);
  ctx.stroke();
  ctx.fillStyle = palette.ink;
  ctx.font = `400 12px ${palette.font}`;
  ctx.textAlign = 'center';
  ctx.fillText(bar.label, right - bar.width / 2, bottom - 10);
}
