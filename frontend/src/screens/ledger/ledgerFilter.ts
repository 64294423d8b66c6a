/** The filter of the postings table, held in the address so that a figure elsewhere can link to exactly its postings. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { PostingFilter } from '@/api/types';
import { isIsoDate, type ViewState } from '@/core/viewState';

export const FILTER_NAMES = ['target', 'account', 'direction', 'status', 'kind', 'from', 'to', 'q', 'item', 'siteOf', 'street', 'scope', 'batch', 'maker', 'checker', 'evidence', 'knownAt'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

const CHOICES: Partial<Record<FilterName, readonly string[]>> = {
  account: ['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'],
  direction: ['IN'],
  status: ['PROPOSED', 'CONFIRMED', 'REJECTED'],
  kind: ['CAPACITY', 'MOVEMENT', 'REVERSAL'],
  evidence: ['NONE'],
};

export type LedgerFilter = Partial<Record<FilterName, string>>;

/** Leaves out what is no choice, no day or no instant, since the server would refuse the whole request. */
export function readFilter(query: LocationQuery): LedgerFilter {
  const filter: LedgerFilter = {};
  for (const name of FILTER_NAMES) {
    const value = query[name];
    if (typeof value !== 'string' || value === '') continue;
    const choices = CHOICES[name];
    if (choices && !choices.includes(value)) continue;
    if ((name === 'from' || name === 'to') && !isIsoDate(value)) continue;
    if (name === 'knownAt' && !isInstant(value)) continue;
    filter[name] = value;
  }
  return filter;
}

/** As the server writes instants. */
function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function writeFilter(query: LocationQuery, change: LedgerFilter): LocationQueryRaw {
  const next: LocationQueryRaw = { ...query };
  for (const [name, value] of Object.entries(change)) {
    if (value) next[name] = value;
    else Reflect.deleteProperty(next, name);
  }
  return next;
}

export function clearFilter(query: LocationQuery): LocationQueryRaw {
  return writeFilter(query, Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])));
}

export function requestOf(filter: LedgerFilter, view: ViewState): PostingFilter {
  return {
    ...filter,
    zone: view.zone ?? undefined,
    reading: filter.target ? (view.reading ?? undefined) : undefined,
    asOf: filter.to ? undefined : view.asOf,
  } as PostingFilter;
}
