/** Tables as text and workbooks for Excel and WPS, and other files a page hands out. */

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

export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** Excel takes UTF-8 only with the mark at the front. */
export function downloadCsv(fileName: string, rows: Cell[][]): void {
  download(fileName, new Blob(['\uFEFF', csv(rows)], { type: 'text/csv;charset=utf-8' }));
}

/** Numbers as numbers, text as text whatever it begins with; the first row is the head. Loaded only when asked for. */
export async function workbook(sheet: string, rows: Cell[][]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const cells = rows.map((row, index) =>
    row.map((cell) =>
      cell === null ? null
      : typeof cell === 'number' ? { value: cell, type: Number }
      : { value: cell, type: String, ...(index ? {} : { fontWeight: 'bold' as const }) },
    ),
  );
  const widths = (rows[0] ?? []).map((_, column) => ({ width: Math.min(40, Math.max(10, ...rows.map((row) => String(row[column] ?? '').length * 1.6))) }));
  return write(cells, { sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), columns: widths, stickyRowsCount: 1 }).toBlob();
}

export function dataUrlBlob(address: string): Blob {
  const [head = '', body = ''] = address.split(',');
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /data:([^;]+)/.exec(head)?.[1] ?? 'application/octet-stream' });
}
