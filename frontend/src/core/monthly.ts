/** The monthly table: a block a target, rows of the chosen grouping, the total last where rows add up. */
import type { IsoDate, IsoMonth, Progress, ProgressCell, ProgressFigures, ProgressTarget } from '@/api/types';
import { lastDay } from './format';
import type { Cell } from './sheets';

export interface MonthlyRow {
  key: string;
  name: string;
  role: string | null;
  figures: ProgressFigures;
  owner: string | null;
}

export interface MonthlyBlock {
  target: ProgressTarget;
  rows: MonthlyRow[];
  /** null where rows overlap and must not be added: scopes */
  total: ProgressFigures | null;
}

export function monthlyBlocks(progress: Progress, english: boolean): MonthlyBlock[] {
  return progress.targets.map((target) => ({
    target,
    rows: progress.rows.flatMap((row) => {
      const cell = row.cells.find((one) => one.target === target.target);
      return cell ? [{ key: row.key, name: row.name, role: row.role ?? null, figures: cell, owner: ownerOf(cell, english) }] : [];
    }),
    total: progress.groupBy === 'scope' ? null : target,
  }));
}

function ownerOf(cell: ProgressCell, english: boolean): string | null {
  return (english ? cell.ownerEn : null) ?? cell.owner ?? null;
}

/** A month's table is as of its last day; the running month's as of today. */
export function dayOfMonth(month: IsoMonth, today: IsoDate): IsoDate {
  const end = lastDay(month);
  return end < today ? end : today;
}

function round(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}

/** The blocks as rows of a sheet: ㎡ unrounded by display, rates in per cent. */
export function sheetRows(blocks: MonthlyBlock[], head: string[], total: string, nameOf: (target: ProgressTarget) => string, lampOf: (lamp: string) => string): Cell[][] {
  const line = (target: ProgressTarget, name: string, figures: ProgressFigures, owner: string | null): Cell[] => [
    nameOf(target),
    name,
    figures.target_m2,
    figures.opening_m2,
    figures.this_period_m2,
    figures.adjustment_m2,
    figures.moved_m2,
    figures.done_m2,
    figures.unconfirmed_m2,
    figures.rate === null ? null : round(figures.rate * 100, 1),
    figures.time_rate === null ? null : round(figures.time_rate * 100, 1),
    round(figures.gap_points, 1),
    figures.lamp ? lampOf(figures.lamp) : null,
    figures.missing_m2,
    owner,
  ];
  return [
    head,
    ...blocks.flatMap(({ target, rows, total: sum }) => [
      ...rows.map((row) => line(target, row.name, row.figures, row.owner)),
      ...(sum ? [line(target, total, sum, null)] : []),
    ]),
  ];
}
