/** The import wizard as plain data: steps, counts that must add up, what a sheet looks like, what a mapping says. No Vue, no HTTP. */
import type { ImportQuestion } from '@/api/imports';
import type { Batch, BatchCounts, BatchSheet, BatchStatus, MappingRequest, RowOutcome, RowRole, SheetColumn } from '@/api/types';

export type Step = 'UPLOAD' | 'UNDERSTAND' | 'MAP' | 'CHECK' | 'DIFFERENCES' | 'APPLY';
/** What is on screen; 看懂了什么 and 对应 share one. */
export type Stage = 'UNDERSTAND' | 'CHECK' | 'DIFFERENCES' | 'APPLY';

export const STEPS: readonly Step[] = ['UPLOAD', 'UNDERSTAND', 'MAP', 'CHECK', 'DIFFERENCES', 'APPLY'];
export const STAGES: readonly Stage[] = ['UNDERSTAND', 'CHECK', 'DIFFERENCES', 'APPLY'];
export const OUTCOMES: readonly RowOutcome[] = ['NEW', 'CHANGED', 'SAME', 'REJECTED', 'PARKED'];

export interface StepView {
  step: Step;
  state: 'DONE' | 'CURRENT' | 'AHEAD';
  stage: Stage | null;
}

export function stepsOf(stage: Stage, status: BatchStatus): StepView[] {
  const current: Step[] = stage === 'UNDERSTAND' ? ['UNDERSTAND', 'MAP'] : [stage];
  const first = STEPS.indexOf(current[0] as Step);
  const finished = status === 'APPLIED' || status === 'UNDONE';
  return STEPS.map((step, i) => ({
    step,
    state: current.includes(step) && !(finished && step === 'APPLY') ? 'CURRENT' : i < first || finished ? 'DONE' : 'AHEAD',
    stage: step === 'UPLOAD' ? null : step === 'MAP' ? 'UNDERSTAND' : step,
  }));
}

export function readStage(text: unknown, status: BatchStatus | null): Stage {
  const wanted = typeof text === 'string' ? text.toUpperCase() : '';
  if (STAGES.includes(wanted as Stage)) return wanted as Stage;
  return status === 'APPLYING' || status === 'APPLIED' || status === 'UNDONE' ? 'APPLY' : 'UNDERSTAND';
}

export function stageBeside(stage: Stage, by: 1 | -1): Stage | null {
  return STAGES[STAGES.indexOf(stage) + by] ?? null;
}

export const COUNT_OF: Record<RowOutcome, keyof BatchCounts> = {
  NEW: 'new',
  CHANGED: 'changed',
  SAME: 'same',
  REJECTED: 'rejected',
  PARKED: 'parked',
};

/** 读 = 新增 + 变更 + 相同 + 拒绝 + 搁置, or the server has lost a row. */
export function countsAddUp(counts: BatchCounts): boolean {
  return counts.read === counts.new + counts.changed + counts.same + counts.rejected + counts.parked;
}

export type Hindrance = 'READING' | 'REFUSED' | 'APPLYING' | 'APPLIED' | 'UNDONE' | 'NOTHING' | 'COUNTS';

/** Why a batch cannot be booked now; null: it can. */
export function hindrance(batch: Pick<Batch, 'status' | 'counts'>): Hindrance | null {
  if (batch.status !== 'READY') return batch.status;
  if (!countsAddUp(batch.counts)) return 'COUNTS';
  return batch.counts.new + batch.counts.changed > 0 ? null : 'NOTHING';
}

/** Warnings without an answer: nothing is booked before a person has seen them. */
export function openWarnings(batch: Pick<Batch, 'questions'>): ImportQuestion[] {
  return batch.questions.filter(({ severity, open }) => severity === 'WARNING' && open > 0);
}

export function isWorking(status: BatchStatus): boolean {
  return status === 'READING' || status === 'APPLYING';
}

/** A, B, …, Z, AA for 0, 1, …, 25, 26. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

export function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function cellParts(address: string): { column: string; row: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/i.exec(address);
  return found ? { column: (found[1] as string).toUpperCase(), row: Number(found[2]) } : null;
}

export interface PreviewCell {
  text: string;
  column: string;
  span: number;
  rows: number;
}

export interface PreviewLine {
  /** the Excel row number; of a gap, the first missing one */
  row: number;
  role: RowRole | 'GAP';
  cells: PreviewCell[];
  /** last row of a gap */
  until?: number;
}

const LEVELS = ' > ';

/** The sheet as it is drawn: titles over the whole width, header levels merged as they were read, gaps where rows are left out. */
export function previewLines(sheet: Pick<BatchSheet, 'preview' | 'columns' | 'columns_count'>): PreviewLine[] {
  const width = Math.max(sheet.columns_count, ...sheet.preview.map((line) => line.cells.length), 1);
  const headers = sheet.preview.filter((line) => line.role === 'HEADER').map((line) => line.row);
  const lines: PreviewLine[] = [];
  let before = 0;
  for (const { row, role, cells } of sheet.preview) {
    if (before && row > before + 1) lines.push({ row: before + 1, until: row - 1, role: 'GAP', cells: [] });
    before = row;
    const texts = Array.from({ length: width }, (_, i) => cells[i] ?? '');
    lines.push({ row, role, cells: cellsOf(role, texts, sheet.columns, headers.indexOf(row), headers.length) });
  }
  return lines;
}

function cellsOf(role: RowRole, texts: string[], columns: readonly SheetColumn[], level: number, levels: number): PreviewCell[] {
  const plain = texts.map((text, i) => ({ text, column: columnLetters(i), span: 1, rows: 1 }));
  if (role === 'TITLE' || role === 'NOTE' || role === 'TAIL' || role === 'BLANK') {
    const alone = texts.slice(1).every((text) => text === '');
    return alone ? [{ text: texts[0] ?? '', column: 'A', span: texts.length, rows: 1 }] : plain;
  }
  if (role !== 'HEADER' || levels < 2) return plain;
  const paths = texts.map((_, i) => pathOf(columns, columnLetters(i)));
  const cells: PreviewCell[] = [];
  for (let i = 0; i < texts.length; i++) {
    const path = paths[i] as string[];
    if (path.length > 0 && level >= path.length) continue;
    let span = 1;
    const last = level === path.length - 1;
    while (!last && path.length > 0 && samePath(path, paths[i + span], level)) span++;
    const text = texts.slice(i, i + span).find((found) => found !== '') ?? '';
    cells.push({ text, column: columnLetters(i), span, rows: last && path.length > 0 ? levels - level : 1 });
    i += span - 1;
  }
  return cells;
}

function pathOf(columns: readonly SheetColumn[], letters: string): string[] {
  return columns.find(({ column }) => column === letters)?.header.split(LEVELS) ?? [];
}

function samePath(a: string[], b: string[] | undefined, level: number): boolean {
  return b !== undefined && b.length > level && a.slice(0, level + 1).every((part, i) => part === b[i]);
}

/** What a person changed in a mapping: sheet name → column → field and unit. */
export type MappingEdits = Readonly<Record<string, Readonly<Record<string, { field: string | null; unit: string | null }>>>>;

export function mapped(sheet: Pick<BatchSheet, 'name'>, column: SheetColumn, edits: MappingEdits): { field: string | null; unit: string | null } {
  return edits[sheet.name]?.[column.column] ?? { field: column.field, unit: column.unit };
}

export function editCount(edits: MappingEdits): number {
  return Object.values(edits).reduce((sum, columns) => sum + Object.keys(columns).length, 0);
}

/** An edit that says what is understood already is no edit. */
export function withEdit(edits: MappingEdits, sheet: string, column: SheetColumn, field: string | null, unit: string | null): MappingEdits {
  const rest = Object.fromEntries(Object.entries(edits[sheet] ?? {}).filter(([letters]) => letters !== column.column));
  const same = column.field === field && column.unit === unit;
  return { ...edits, [sheet]: same ? rest : { ...rest, [column.column]: { field, unit } } };
}

/** Fields that two columns of a sheet claim at once. */
export function claimedTwice(sheet: BatchSheet, edits: MappingEdits): string[] {
  const seen = new Map<string, number>();
  for (const column of sheet.columns) {
    const { field } = mapped(sheet, column, edits);
    if (field) seen.set(field, (seen.get(field) ?? 0) + 1);
  }
  return [...seen].filter(([, times]) => times > 1).map(([field]) => field);
}

/** The whole mapping of every sheet that was touched. */
export function mappingRequest(sheets: readonly BatchSheet[], edits: MappingEdits): MappingRequest {
  return {
    sheets: sheets
      .filter((sheet) => Object.keys(edits[sheet.name] ?? {}).length > 0)
      .map((sheet) => ({
        name: sheet.name,
        kind: sheet.kind,
        columns: sheet.columns.map((column) => ({ column: column.column, ...mapped(sheet, column, edits) })),
      })),
  };
}

/** Seen and computed totals agree as numbers; thousands separators do not matter. */
export function sumAgrees({ seen, computed }: { seen: string; computed: string }): boolean {
  const number = (text: string) => Number(text.normalize('NFKC').replace(/[,\s]/g, ''));
  return Math.abs(number(seen) - number(computed)) < 0.005;
}

export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/** What can be said of a file before it is sent; null: send it. What kind it is the server sees from its content, not its name. */
export function fileHindrance(file: { size: number }): 'EMPTY' | 'LARGE' | null {
  if (file.size === 0) return 'EMPTY';
  return file.size > LARGEST_FILE_BYTES ? 'LARGE' : null;
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
