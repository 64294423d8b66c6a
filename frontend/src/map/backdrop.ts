/** The offline backdrop: main roads with a casing, metro dashed, stations; from OpenStreetMap, drawn by ourselves. */
import type { Position } from 'geojson';
import type { BackdropCollection } from '@/api/types';
import type { View } from './canvasLayer';
import { upright, type LabelWish } from './labels';
import { mercatorX, mercatorY, boxesMeet, type Box } from './lonlat';
import type { Palette } from './palette';
import { boxOf } from './shape';

interface Line {
  name: string;
  points: Float64Array;
  box: Box;
}

interface Station {
  name: string;
  x: number;
  y: number;
}

export interface Backdrop {
  motorways: readonly Line[];
  primaries: readonly Line[];
  rails: readonly Line[];
  stations: readonly Station[];
  roadCount: number;
  railCount: number;
}

export function backdropOf(collection: BackdropCollection): Backdrop {
  const lines = { motorway: [] as Line[], primary: [] as Line[], rail: [] as Line[] };
  const stations: Station[] = [];
  const counts = { motorway: 0, primary: 0, rail: 0 };
  for (const { properties, geometry } of collection.features) {
    const name = properties.name ?? '';
    if (geometry.type === 'Point') {
      stations.push({ name, x: mercatorX(geometry.coordinates[0] ?? 0), y: mercatorY(geometry.coordinates[1] ?? 0) });
    } else if (properties.kind !== 'station') {
      const { kind } = properties;
      counts[kind] += 1;
      if (geometry.type === 'LineString') lines[kind].push(lineOf(name, geometry.coordinates));
      if (geometry.type === 'MultiLineString') {
        geometry.coordinates.forEach((part) => lines[kind].push(lineOf(name, part)));
      }
    }
  }
  return {
    motorways: lines.motorway,
    primaries: lines.primary,
    rails: lines.rail,
    stations,
    roadCount: counts.motorway + counts.primary,
    railCount: counts.rail,
  };
}

function lineOf(name: string, positions: readonly Position[]): Line {
  const points = new Float64Array(positions.length * 2);
  positions.forEach((position, i) => {
    points[2 * i] = mercatorX(position[0] ?? 0);
    points[2 * i + 1] = mercatorY(position[1] ?? 0);
  });
  return { name, points, box: boxOf([[points]]) };
}

/** Road width in pixels: a hairline over the district, a street's width close up. */
export function roadWidth(zoom: number, motorway: boolean): number {
  const steps: readonly (readonly [number, number, number])[] = [
    [11, 1.4, 0.8],
    [13, 2.4, 1.3],
    [15, 6, 3.6],
    [17, 18, 11],
    [19, 40, 26],
  ];
  const last = steps[steps.length - 1] as readonly [number, number, number];
  const index = motorway ? 1 : 2;
  if (zoom <= 11) return (steps[0] as readonly number[])[index] as number;
  for (let i = 1; i < steps.length; i++) {
    const a = steps[i - 1] as readonly [number, number, number];
    const b = steps[i] as readonly [number, number, number];
    if (zoom <= b[0]) return a[index] + ((b[index] - a[index]) * (zoom - a[0])) / (b[0] - a[0]);
  }
  return last[index];
}

export function paintRoads(view: View, backdrop: Backdrop, palette: Palette): void {
  const wide = roadWidth(view.zoom, true);
  const narrow = roadWidth(view.zoom, false);
  const { ctx } = view;
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  if (narrow < 2) {
    stroke(view, backdrop.primaries, narrow, palette.ruleStrong);
  } else {
    stroke(view, backdrop.primaries, narrow + 1.6, palette.rule);
    stroke(view, backdrop.primaries, narrow, palette.paper);
  }
  stroke(view, backdrop.motorways, wide + 1.8, palette.ruleStrong);
  stroke(view, backdrop.motorways, wide, palette.paper);
}

export function paintRails(view: View, backdrop: Backdrop, palette: Palette): void {
  const { ctx } = view;
  const close = view.zoom >= 15;
  ctx.lineCap = 'butt';
  ctx.setLineDash(close ? [8, 4] : [4, 2.5]);
  stroke(view, backdrop.rails, close ? 1.6 : 1, palette.control);
  ctx.setLineDash([]);
}

function stroke(view: View, lines: readonly Line[], width: number, colour: string): void {
  const { ctx } = view;
  ctx.beginPath();
  for (const line of lines) {
    if (!boxesMeet(line.box, view.box)) continue;
    for (let i = 0; i < line.points.length; i += 2) {
      const x = view.x(line.points[i] as number);
      const y = view.y(line.points[i + 1] as number);
      if (i === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
  }
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

export function paintStations(view: View, backdrop: Backdrop, palette: Palette): LabelWish[] {
  if (view.zoom < 13) return [];
  const { ctx } = view;
  const wishes: LabelWish[] = [];
  for (const station of backdrop.stations) {
    const x = view.x(station.x);
    const y = view.y(station.y);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    ctx.beginPath();
    ctx.arc(x, y, view.zoom >= 15 ? 5 : 3.2, 0, 2 * Math.PI);
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = palette.ink3;
    ctx.stroke();
    if (view.zoom >= 14) {
      wishes.push({ text: station.name, x, y: y - 13, font: `400 12px ${palette.font}`, size: 12, colour: palette.ink3, weight: 20 });
    }
  }
  return wishes;
}

/** One name for each road in view, along its longest straight piece. */
export function roadNames(view: View, backdrop: Backdrop, palette: Palette): LabelWish[] {
  if (view.zoom < 12.5) return [];
  const lines = view.zoom >= 14.5 ? [...backdrop.motorways, ...backdrop.primaries] : backdrop.motorways;
  const best = new Map<string, { length: number; x: number; y: number; angle: number }>();
  for (const line of lines) {
    if (!line.name || line.name.startsWith('其他') || !boxesMeet(line.box, view.box)) continue;
    for (let i = 2; i < line.points.length; i += 2) {
      const x1 = view.x(line.points[i - 2] as number);
      const y1 = view.y(line.points[i - 1] as number);
      const x2 = view.x(line.points[i] as number);
      const y2 = view.y(line.points[i + 1] as number);
      const x = (x1 + x2) / 2;
      const y = (y1 + y2) / 2;
      const edge = view.margin + 30;
      if (x < edge || y < edge || x > view.width - edge || y > view.height - edge) continue;
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length > (best.get(line.name)?.length ?? 24)) {
        best.set(line.name, { length, x, y, angle: upright(Math.atan2(y2 - y1, x2 - x1)) });
      }
    }
  }
  return [...best].map(([name, { x, y, angle }]) => ({
    text: name,
    x,
    y,
    angle,
    font: `400 12px ${palette.font}`,
    size: 12,
    colour: palette.ink3,
    weight: 10,
  }));
}
