/** The figures of a chart as a table: for readers of tables, screen readers and downloads. */
import type { RouteLocationRaw } from 'vue-router';
import type { Cell } from '@/core/sheets';

export interface ChartColumn {
  title: string;
  /** absent: text */
  show?: (value: number | null) => string;
}

export interface ChartRow {
  cells: Cell[];
  /** where the figures of the row come from */
  to?: RouteLocationRaw | null;
}

export interface ChartTable {
  columns: ChartColumn[];
  rows: ChartRow[];
}

/** What a mark of a chart stands for and where it leads. */
export interface Mark {
  title: string;
  figure: string;
  links: { text: string; to: RouteLocationRaw }[];
}

export function sheetOf(table: ChartTable): Cell[][] {
  return [table.columns.map((column) => column.title), ...table.rows.map((row) => row.cells)];
}

export function shownCell(column: ChartColumn | undefined, cell: Cell): string {
  if (column?.show) return column.show(typeof cell === 'number' ? cell : null);
  return cell === null ? '—' : String(cell);
}
