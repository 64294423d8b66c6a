import { expect, it } from 'vitest';
import { curve, monthAt, monthsTo, spread } from './burnUp';

const point = (month: string, done_m2: number) => ({ month, done_m2, unconfirmed_m2: 0, scheduled_m2: 0 });

it('counts months from the first day of the period, the running one in part', () => {
  expect(monthsTo('2025-01-01', '2025-01-31')).toBe(1);
  expect(monthsTo('2025-01-01', '2026-11-15')).toBe(22.5);
});

it('leaves months after the day out of the curve', () => {
  expect(curve('2025-01-01', '2025-02-14', [point('2025-01', 1), point('2025-02', 2), point('2025-03', 2)])).toEqual([
    [1, 1],
    [1.5, 2],
  ]);
});

it('names the month at a distance', () => {
  expect(monthAt('2025-01-01', 0)).toBe('2025-01');
  expect(monthAt('2025-01-01', 23)).toBe('2026-12');
});

it('pushes labels apart in order', () => {
  const [low = 0, high = 0] = spread([50, 51], 8);
  expect(high - low).toBeCloseTo(8);
});
