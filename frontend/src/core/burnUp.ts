/** Where the points of the burn-up stand: months since the period began, the running month at its day. */
import type { IsoDate, IsoMonth, SeriesPoint } from '@/api/types';
import { lastDay, monthOf } from './format';

function monthNumber(month: IsoMonth): number {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return year * 12 + index - 1;
}

/** Months from the first day of `start`'s month to the end of `day`, the last one in part. */
export function monthsTo(start: IsoDate, day: IsoDate): number {
  const month = monthOf(day);
  const share = Number(day.slice(8)) / Number(lastDay(month).slice(8));
  return monthNumber(month) - monthNumber(monthOf(start)) + share;
}

/** Points as [months since start, area]; months after the day are left out. */
export function curve(start: IsoDate, asOf: IsoDate, points: SeriesPoint[]): [number, number][] {
  const running = monthOf(asOf);
  return points
    .filter((point) => point.month >= monthOf(start) && point.month <= running)
    .map((point) => [monthsTo(start, point.month === running ? asOf : lastDay(point.month)), point.done_m2]);
}

/** `2025-07` for 6 months after `2025-01-01`. */
export function monthAt(start: IsoDate, months: number): IsoMonth {
  const number = monthNumber(monthOf(start)) + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Where labels sit that must not touch: pushed apart, in the order of their values, kept in sum. */
export function spread(values: number[], least: number): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  let rounds = order.length;
  while (rounds-- > 0) {
    for (let at = 1; at < order.length; at++) {
      const low = order[at - 1];
      const high = order[at];
      if (!low || !high) continue;
      const missing = least - (high.value - low.value);
      if (missing > 0) {
        low.value -= missing / 2;
        high.value += missing / 2;
      }
    }
  }
  const placed = [...values];
  order.forEach((entry) => (placed[entry.index] = entry.value));
  return placed;
}
