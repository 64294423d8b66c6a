/** Leaflet comes from the server's webjar as the global `L`; everybody else imports it from here. */
import type * as Leaflet from 'leaflet';

declare global {
  interface Window {
    L: typeof Leaflet;
  }
}

export const L: typeof Leaflet = window.L;
