/** The attribute form as text: what a person typed, what it means, what has changed. Only changed fields go to the server. */
import type { FieldValue, FieldView } from '@/api/types';

export type FormError = 'NUMBER' | 'INTEGER' | 'NEGATIVE' | 'DECIMALS' | 'DATE' | 'LONG';
export type Parsed = { value: FieldValue } | { error: FormError };

const LONGEST_TEXT = 2000;

export function textOf(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'YES' : 'NO') : String(value);
}

/** Full-width digits and thousands separators are read; an empty text is no value, never zero. */
export function parseField(field: Pick<FieldView, 'type'>, text: string): Parsed {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return { value: null };
  switch (field.type) {
    case 'AREA':
    case 'DECIMAL':
    case 'INTEGER':
      return parseNumber(field.type, plain.replace(/[,\s]/g, ''));
    case 'DATE':
      return isDay(plain) ? { value: plain } : { error: 'DATE' };
    case 'YES_NO':
      return { value: plain === 'YES' };
    default:
      return text.trim().length > LONGEST_TEXT ? { error: 'LONG' } : { value: text.trim() };
  }
}

function parseNumber(type: FieldView['type'], plain: string): Parsed {
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { error: 'NUMBER' };
  if (plain.startsWith('-')) return { error: 'NEGATIVE' };
  const decimals = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (type === 'INTEGER' && decimals > 0) return { error: 'INTEGER' };
  if (type === 'AREA' && decimals > 2) return { error: 'DECIMALS' };
  return { value: Number(plain) };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export interface FormState {
  /** readable changes by field name */
  changed: Record<string, FieldValue>;
  errors: Record<string, FormError>;
}

export function readForm(fields: readonly FieldView[], before: Readonly<Record<string, FieldValue>>, typed: Readonly<Record<string, string>>): FormState {
  const state: FormState = { changed: {}, errors: {} };
  for (const field of fields) {
    const text = typed[field.name];
    if (text === undefined || text === textOf(before[field.name])) continue;
    const parsed = parseField(field, text);
    if ('error' in parsed) state.errors[field.name] = parsed.error;
    else if (parsed.value !== (before[field.name] ?? null)) state.changed[field.name] = parsed.value;
  }
  return state;
}

export interface Conflict {
  field: string;
  /** what the form started from */
  base: FieldValue;
  mine: FieldValue;
  theirs: FieldValue;
}

/** Fields that both sides changed to different values since the form was opened. */
export function conflictsOf(
  base: Readonly<Record<string, FieldValue>>,
  mine: Readonly<Record<string, FieldValue>>,
  theirs: Readonly<Record<string, FieldValue>>,
): Conflict[] {
  return Object.entries(mine)
    .map(([field, value]) => ({ field, base: base[field] ?? null, mine: value, theirs: theirs[field] ?? null }))
    .filter((conflict) => conflict.theirs !== conflict.base && conflict.theirs !== conflict.mine);
}
