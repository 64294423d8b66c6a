/** How a progress bar and a lamp are drawn. Percent of the track, 0 to 100. */
import type { LampColour } from '@/api/types';

export interface BarFigures {
  done_m2: number;
  unconfirmed_m2: number;
  /** null: no (sub-)target, so neither ground nor tick */
  target_m2: number | null;
  time_rate: number | null;
}

export interface BarShape {
  fill: number;
  stripes: number;
  /** where 序时 says the fill should end */
  tick: number | null;
  /** the pale ground of the (sub-)target */
  ground: number;
  /** more is done than the track can show */
  over: boolean;
}

/** The track is as long as `scale_m2`; without it as long as the target, or as what is there. */
export function barShape(figures: BarFigures, scale_m2?: number): BarShape {
  const track = scale_m2 ?? figures.target_m2 ?? figures.done_m2 + figures.unconfirmed_m2;
  if (!(track > 0)) return { fill: 0, stripes: 0, tick: null, ground: 0, over: false };
  const share = (area_m2: number) => Math.min(100, Math.max(0, (area_m2 / track) * 100));
  const fill = share(figures.done_m2);
  const target = figures.target_m2;
  return {
    fill,
    stripes: Math.min(100 - fill, share(figures.unconfirmed_m2)),
    tick: target && figures.time_rate !== null ? share(target * figures.time_rate) : null,
    ground: target ? share(target) : 0,
    over: figures.done_m2 > track,
  };
}

/** One scale for a column of bars: the longest of targets and fills. */
export function columnScale(column: BarFigures[]): number {
  return Math.max(0, ...column.map((cell) => Math.max(cell.target_m2 ?? 0, cell.done_m2 + cell.unconfirmed_m2)));
}

export type Pace = 'ahead' | 'behind' | 'level';

/** As shown: a gap that rounds to 0.0 is level. */
export function paceOf(gap_points: number): Pace {
  if (Math.abs(gap_points) < 0.05) return 'level';
  return gap_points > 0 ? 'ahead' : 'behind';
}

export const LAMP_CLASS: Record<LampColour, string> = { GREEN: 'g', AMBER: 'a', RED: 'd' };
