/** What the list of findings is narrowed to and which finding is open. Held in the address, so that a link shows the same. */
import type { LocationQuery } from 'vue-router';
import { CHECKS, type ConsistencyCheck, type ConsistencyQuery, type FindingState } from '@/api/consistency';

export const STATES = ['OPEN', 'ANSWERED', 'LAPSED'] as const satisfies readonly FindingState[];
const LONGEST_TEXT = 100;

function single(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** What cannot be read in an address narrows nothing. */
export function readQuestion(query: LocationQuery, zone: string | null): ConsistencyQuery {
  const check = single(query.check);
  const state = single(query.state);
  const q = single(query.q).slice(0, LONGEST_TEXT).trim();
  return {
    ...(CHECKS.includes(check as ConsistencyCheck) ? { check: check as ConsistencyCheck } : {}),
    ...(STATES.includes(state as FindingState) ? { state: state as FindingState } : {}),
    ...(zone ? { zone } : {}),
    ...(q ? { q } : {}),
  };
}

export function readOpen(query: LocationQuery): string | null {
  const id = single(query.finding);
  return /^[0-9a-f]{16}$/.test(id) ? id : null;
}

/** Pages of a long list that hold the rows between two numbers. */
export function pagesOf(from: number, to: number, size: number): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(Math.max(0, from) / size); page * size < to; page++) pages.push(page);
  return pages;
}
