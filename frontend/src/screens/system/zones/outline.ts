/** Outlines as SVG paths on a plane that is true enough for one district: degrees east shrunk by the cosine of the latitude. */
export interface Frame {
  west: number;
  north: number;
  /** picture units per degree of latitude */
  scale: number;
  shrink: number;
  width: number;
  height: number;
}

type Ring = GeoJSON.Position[];

function positions(shapes: readonly GeoJSON.MultiPolygon[]): GeoJSON.Position[] {
  return shapes.flatMap((shape) => shape.coordinates.flatMap((polygon) => polygon.flat()));
}

/** The frame that shows all shapes within a width; null where there are none. */
export function frameOf(shapes: readonly GeoJSON.MultiPolygon[], width: number, margin = 12): Frame | null {
  const all = positions(shapes);
  if (!all.length) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of all) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / Math.max((east - west) * shrink, 1e-9);
  return { west: west - margin / (scale * shrink), north: north + margin / scale, scale, shrink, width, height: (north - south) * scale + 2 * margin };
}

export function pathOf(shape: GeoJSON.MultiPolygon, frame: Frame): string {
  const point = ([lon = 0, lat = 0]: GeoJSON.Position) => `${((lon - frame.west) * frame.shrink * frame.scale).toFixed(1)} ${((frame.north - lat) * frame.scale).toFixed(1)}`;
  const ring = (one: Ring) => `M${one.map(point).join('L')}Z`;
  return shape.coordinates.flatMap((polygon) => polygon.map(ring)).join('');
}
