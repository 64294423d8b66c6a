/** Borders: the district with everything outside masked, streets as hairlines, zones dash-dot with their names and 示意. */
import type { ZoneCollection, ZoneProperties } from '@/api/types';
import { trace, type View } from './canvasLayer';
import type { LabelWish } from './labels';
import { boxesMeet } from './lonlat';
import type { Palette } from './palette';
import { outlineOf, type Outline } from './shape';

export interface Boundary {
  properties: ZoneProperties;
  outline: Outline;
}

export function boundariesOf(collection: ZoneCollection): Boundary[] {
  return collection.features.map((feature) => ({ properties: feature.properties, outline: outlineOf(feature.geometry) }));
}

/** The ground: outside the district a darker paper, inside light. */
export function paintGround(view: View, district: readonly Boundary[], palette: Palette): void {
  const { ctx } = view;
  ctx.fillStyle = palette.ground3;
  ctx.fillRect(0, 0, view.width, view.height);
  if (district.length === 0) return;
  trace(
    view,
    district.flatMap((part) => part.outline.polygons),
  );
  ctx.fillStyle = view.zoom >= 15.5 ? palette.ground : palette.paper2;
  ctx.fill('evenodd');
}

/** The district's edge, over the roads that leave it, which are veiled outside. */
export function paintDistrictEdge(view: View, district: readonly Boundary[], palette: Palette): void {
  if (district.length === 0) return;
  const { ctx } = view;
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, view.width, view.height);
  trace(view, district.flatMap((part) => part.outline.polygons), false);
  ctx.globalAlpha = 0.55;
  ctx.fillStyle = palette.ground3;
  ctx.fill('evenodd');
  ctx.restore();
  trace(view, district.flatMap((part) => part.outline.polygons));
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = palette.control;
  ctx.stroke();
}

export function paintStreets(view: View, streets: readonly Boundary[], palette: Palette, nameOf: (named: ZoneProperties) => string): LabelWish[] {
  const { ctx } = view;
  ctx.lineWidth = view.zoom >= 15 ? 1.4 : 0.9;
  ctx.strokeStyle = palette.control;
  for (const street of streets) {
    if (!boxesMeet(street.outline.box, view.box)) continue;
    trace(view, street.outline.polygons);
    ctx.stroke();
  }
  return streets.map((street) => ({
    text: nameOf(street.properties),
    x: view.x(street.outline.anchor[0]),
    y: view.y(street.outline.anchor[1]),
    font: `400 12px ${palette.font}`,
    size: 12,
    colour: palette.ink3,
    weight: 30,
  }));
}

export function paintZones(view: View, zones: readonly Boundary[], palette: Palette): void {
  const { ctx } = view;
  ctx.lineJoin = 'round';
  for (const zone of zones) {
    if (!boxesMeet(zone.outline.box, view.box)) continue;
    trace(view, zone.outline.polygons);
    ctx.setLineDash([]);
    ctx.lineWidth = 3.2;
    ctx.strokeStyle = palette.paper;
    ctx.globalAlpha = 0.7;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.setLineDash(zone.properties.schematic ? [9, 3, 1.5, 3] : []);
    ctx.lineWidth = view.zoom >= 15 ? 1.8 : 1.3;
    ctx.strokeStyle = palette.ink;
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

export function zoneNames(
  view: View,
  zones: readonly Boundary[],
  palette: Palette,
  words: (zone: ZoneProperties) => { name: string; under?: string },
): LabelWish[] {
  if (view.zoom >= 15.5) return [];
  return zones.map((zone) => {
    const { name, under } = words(zone.properties);
    return {
      text: name,
      x: view.x(zone.outline.anchor[0]),
      y: view.y(zone.outline.anchor[1]),
      font: `700 14px ${palette.font}`,
      size: 14,
      colour: palette.ink,
      weight: 1000,
      ...(under ? { under: { text: under, font: `400 12px ${palette.font}`, colour: palette.ink2 } } : {}),
    };
  });
}
