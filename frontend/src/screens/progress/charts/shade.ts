/** How dark a cell of the heat table is: 0 for nothing gained, then quarters of the most any cell gained. */
export function shade(gained_m2: number, most_m2: number): 0 | 1 | 2 | 3 | 4 {
  if (!(gained_m2 > 0) || !(most_m2 > 0)) return 0;
  return Math.min(4, Math.ceil((gained_m2 / most_m2) * 4)) as 1 | 2 | 3 | 4;
}
