/** Tables as text for Excel and WPS. */

export type Cell = string | number | null;

/** Text that a spreadsheet would run as a formula is marked as text; the true minus of our figures becomes a plain one. */
function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export function csv(rows: Cell[][]): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map((cell) => quoted(plain(cell))).join(',')).join('\r\n');
}

/** What can be pasted into a sheet. */
export function tabbed(rows: Cell[][]): string {
  return rows.map((row) => row.map((cell) => plain(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** Excel takes UTF-8 only with the mark at the front. */
export function downloadCsv(fileName: string, rows: Cell[][]): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', csv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
