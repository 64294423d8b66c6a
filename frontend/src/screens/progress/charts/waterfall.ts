/** The bars of a waterfall: where each begins and ends, in ㎡. */
import type { MonthStep, MonthSteps } from '@/api/charts';

export interface WaterfallBar {
  name: string;
  with: MonthStep['with'] | null;
  /** lower and upper end; both ends of a bar that crosses zero are kept */
  from_m2: number;
  to_m2: number;
  change_m2: number;
  /** opening and closing stand on the ground */
  whole: boolean;
}

export function waterfall(steps: MonthSteps, named: (step: MonthStep) => string, opening: string, closing: string): WaterfallBar[] {
  const bars: WaterfallBar[] = [{ name: opening, with: null, from_m2: 0, to_m2: steps.opening_m2, change_m2: steps.opening_m2, whole: true }];
  let level = steps.opening_m2;
  for (const step of steps.steps) {
    const next = level + step.area_m2;
    bars.push({ name: named(step), with: step.with, from_m2: Math.min(level, next), to_m2: Math.max(level, next), change_m2: step.area_m2, whole: false });
    level = next;
  }
  bars.push({ name: closing, with: null, from_m2: 0, to_m2: steps.done_m2, change_m2: steps.done_m2, whole: true });
  return bars;
}
