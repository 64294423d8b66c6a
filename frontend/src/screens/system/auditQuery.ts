/** What the log is read for, held in the address so that it can be passed on. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { AuditFilter } from '@/api/audit';
import { isIsoDate } from '@/core/viewState';

const TEXTS = ['actor', 'action', 'subject', 'address'] as const;
const DAYS = ['from', 'to'] as const;
const FILTERS: string[] = [...TEXTS, ...DAYS, 'result', 'before'];

export interface AuditQuery extends AuditFilter {
  /** rows before this number only: to look at a place in the chain */
  before?: number;
}

function single(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}

/** What cannot be read is left out. */
export function readAuditQuery(query: LocationQuery): AuditQuery {
  const read: AuditQuery = {};
  for (const name of TEXTS) {
    const text = single(query[name]);
    if (text) read[name] = text;
  }
  for (const name of DAYS) {
    const day = single(query[name]);
    if (isIsoDate(day)) read[name] = day;
  }
  const result = single(query.result);
  if (result === 'DONE' || result === 'REFUSED') read.result = result;
  const before = single(query.before);
  if (/^[1-9]\d{0,14}$/.test(before)) read.before = Number(before);
  return read;
}

/** The address with another filter; the rest of it stays. */
export function writeAuditQuery(address: LocationQuery, wanted: AuditQuery): LocationQueryRaw {
  const rest = Object.fromEntries(Object.entries(address).filter(([name]) => !FILTERS.includes(name)));
  const own = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, String(value)]));
  return { ...rest, ...own };
}

export function isFiltered(query: AuditQuery): boolean {
  return Object.keys(query).length > 0;
}
