import { metresPerPixel } from './lonlat';

export interface ScaleBar {
  metres: number;
  /** CSS pixels */
  width: number;
  label: string;
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits into so many pixels at this latitude. */
export function scaleBar(lat: number, zoom: number, longest: number): ScaleBar {
  const perPixel = metresPerPixel(lat, zoom);
  const most = perPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, width: metres / perPixel, label: metres >= 1000 ? `${metres / 1000} km` : `${metres} m` };
}
