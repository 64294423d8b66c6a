/**
 * Numbers and dates as they are shown: 万㎡ and ㎡ with two decimals, geometry with one, rates and points with one, the true minus
 * sign, `0` for nothing and `—` for unknown. Rounding happens here and nowhere else.
 */
import type { IsoDate, IsoInstant, IsoMonth } from '@/api/types';

export const MINUS = '\u2212';
export const UNKNOWN = '—';
const ZONE = 'Asia/Shanghai';
const SQUARE_METRES_PER_WAN = 10_000;

type Number_ = number | null | undefined;

function fixed(value: number, decimals: number): string {
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(Math.abs(value));
  const negative = value < 0 && /[1-9]/.test(text);
  return negative ? MINUS + text : text;
}

function shown(value: Number_, format: (known: number) => string): string {
  return value === null || value === undefined || Number.isNaN(value) ? UNKNOWN : format(value);
}

function signed(text: string): string {
  return text.startsWith(MINUS) || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** ㎡ shown as 万㎡; exact nothing is `0`. */
export function wan(area_m2: Number_): string {
  return shown(area_m2, (known) => (known === 0 ? '0' : fixed(known / SQUARE_METRES_PER_WAN, 2)));
}

/** A goal in 万㎡: whole numbers without decimals. */
export function wanGoal(area_m2: Number_): string {
  return shown(area_m2, (known) => {
    const goal = known / SQUARE_METRES_PER_WAN;
    return fixed(goal, Number.isInteger(goal) ? 0 : 2);
  });
}

export function signedWan(area_m2: Number_): string {
  return shown(area_m2, (known) => signed(wan(known)));
}

/** ㎡ of a posting, balance or declared area. */
export function squareMetres(area_m2: Number_): string {
  return shown(area_m2, (known) => (known === 0 ? '0' : fixed(known, 2)));
}

export function signedSquareMetres(area_m2: Number_): string {
  return shown(area_m2, (known) => signed(squareMetres(known)));
}

/** ㎡ measured on a drawn geometry. */
export function measuredSquareMetres(area_m2: Number_): string {
  return shown(area_m2, (known) => fixed(known, 1));
}

/** A fraction of one as per cent. */
export function percent(fraction: Number_): string {
  return shown(fraction, (known) => `${fixed(known * 100, 1)}%`);
}

/** 个百分点 with its sign. */
export function points(value: Number_): string {
  return shown(value, (known) => signed(fixed(known, 1)));
}

/** 个百分点 without sign, for sentences that say ahead or behind. */
export function plainPoints(value: Number_): string {
  return shown(value, (known) => fixed(Math.abs(known), 1));
}

export function count(value: Number_): string {
  return shown(value, (known) => fixed(known, 0));
}

/** `2026-10-31 09:14` on the bureau's clock. */
export function instant(at: IsoInstant | null | undefined): string {
  if (!at) return UNKNOWN;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** A day in words, as a sentence has it; `locale` like `zh-CN`. */
export function dayInWords(day: IsoDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`));
}

export function monthOf(day: IsoDate): IsoMonth {
  return day.slice(0, 7);
}

export function firstDay(month: IsoMonth): IsoDate {
  return `${month}-01`;
}

export function lastDay(month: IsoMonth): IsoDate {
  const [year = 1970, index = 1] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, index, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** Reads a typed area: thousands separators and full-width digits allowed; null when it is no number. */
export function parseArea(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  return Number(plain);
}

export function decimalsOf(text: string): number {
  return text.normalize('NFKC').trim().split('.')[1]?.length ?? 0;
}
