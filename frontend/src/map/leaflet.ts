/** The one place that reads the global `L`: Leaflet comes as a script from its webjar, its types from npm. */
import type * as Leaflet from 'leaflet';

declare global {
  interface Window {
    L?: typeof Leaflet;
  }
}

/** Leaflet, once its script has run; the page loads it before our module starts. */
export function leaflet(): typeof Leaflet {
  const loaded = window.L;
  if (!loaded) throw new Error('leaflet.js did not load');
  return loaded;
}

export type LeafletMap = Leaflet.Map;
export type LeafletMouseEvent = Leaflet.LeafletMouseEvent;
export type LeafletPolygon = Leaflet.Polygon;
export type LeafletLayer = Leaflet.Layer;
