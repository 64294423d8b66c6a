/**
 * The one place where our `[lon, lat]` (GeoJSON order, degrees, CGCS2000 taken as equal to WGS84) meets Leaflet's `[lat, lng]`, and
 * where degrees become unit Mercator: x and y from 0 to 1, y to the south. Unit Mercator is for drawing only, never for measuring.
 */
import type * as Leaflet from 'leaflet';
import { leaflet } from './leaflet';

export type LonLat = readonly [lon: number, lat: number];
/** A closed or open ring of positions; which of the two is said where it matters. */
export type Ring = readonly LonLat[];
/** West, south, east, north in degrees. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];
/** Least x, least y, greatest x, greatest y in unit Mercator. */
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

const RADIANS = Math.PI / 180;

export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  return (1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2;
}

export function lonOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return Math.atan(Math.sinh((1 - 2 * y) * Math.PI)) / RADIANS;
}

/** Web-map pixels across the whole world at a zoom; fractional zooms are allowed. */
export function worldPixels(zoom: number): number {
  return 256 * 2 ** zoom;
}

/** Ground metres of one pixel at a latitude, good enough for scale bars and tolerances. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (Math.cos(lat * RADIANS) * 40075016.686) / worldPixels(zoom);
}

export function boxOfDegrees([west, south, east, north]: DegreeBox): Box {
  return [mercatorX(west), mercatorY(north), mercatorX(east), mercatorY(south)];
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

export function toLatLng([lon, lat]: LonLat): Leaflet.LatLng {
  return leaflet().latLng(lat, lon);
}

export function fromLatLng(place: { lat: number; lng: number }): LonLat {
  return [place.lng, place.lat];
}

export function toBounds([west, south, east, north]: DegreeBox): Leaflet.LatLngBounds {
  return leaflet().latLngBounds([south, west], [north, east]);
}

export function fromBounds(bounds: Leaflet.LatLngBounds): DegreeBox {
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

export function toLatLngs(ring: Ring): Leaflet.LatLng[] {
  return ring.map(toLatLng);
}

export function fromLatLngs(places: readonly { lat: number; lng: number }[]): LonLat[] {
  return places.map(fromLatLng);
}

/** As the read-out shows it: lon then lat, five decimals are about a metre. */
export function lonLatText([lon, lat]: LonLat, decimals = 5): string {
  return `${lon.toFixed(decimals)}, ${lat.toFixed(decimals)}`;
}
