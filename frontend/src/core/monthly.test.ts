import { expect, it } from 'vitest';
import type { Progress, ProgressTarget } from '@/api/types';
import { dayOfMonth, monthlyBlocks, sheetRows } from './monthly';

const FIGURES = { target_m2: 400_000, opening_m2: 0, this_period_m2: 10, moved_m2: 0, adjustment_m2: 4, done_m2: 40_000.5, unconfirmed_m2: 0, rate: 0.1, time_rate: 0.611, gap_points: -51.1, lamp: 'RED' as const, missing_m2: 359_999.5 };
const TARGET: ProgressTarget = { ...FIGURES, target: 'RESERVE', name: 'R', nameEn: 'R', account: 'RESERVE', reading: 'STOCK', areaBasis: 'GROSS', periodStart: '2025-01-01', periodEnd: '2027-12-31', separate: false, scopes: [], sources: {} };
const progress = (groupBy: Progress['groupBy']): Progress => ({
  asOf: '2026-10-31',
  knownAt: '2026-11-01T00:00:00Z',
  groupBy,
  figures: 'reported',
  closed: true,
  closedAt: '2026-11-01T00:00:00Z',
  sentence: '',
  total_m2: 0,
  targets: [TARGET],
  rows: [{ key: 'SHIBEI', name: 'S', total_m2: 0, cells: [{ ...FIGURES, target: 'RESERVE', owner: 'o', ownerEn: 'e' }] }],
});

it('adds zones up and never scopes', () => {
  expect(monthlyBlocks(progress('zone'), false)[0]?.total).not.toBeNull();
  expect(monthlyBlocks(progress('scope'), false)[0]?.total).toBeNull();
});

it('names the owner in the reader language', () => {
  expect(monthlyBlocks(progress('zone'), true)[0]?.rows[0]?.owner).toBe('e');
});

it('takes the last day of a month that is over, today of the running one', () => {
  expect(dayOfMonth('2026-10', '2026-11-24')).toBe('2026-10-31');
  expect(dayOfMonth('2026-11', '2026-11-24')).toBe('2026-11-24');
});

it('writes unrounded areas into a sheet', () => {
  const rows = sheetRows(monthlyBlocks(progress('zone'), false), ['h'], 'sum', (target) => target.name, (lamp) => lamp);
  expect(rows[1]).toEqual(['R', 'S', 400_000, 0, 10, 4, 0, 40_000.5, 0, 10, 61.1, -51.1, 'RED', 359_999.5, 'o']);
});
