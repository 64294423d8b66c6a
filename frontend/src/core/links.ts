/** Where a figure leads: the postings it is made of. */
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router';
import type { IsoDate, Progress, Reading } from '@/api/types';
import { firstDay, monthOf } from './format';

export interface FigureOf {
  carry: LocationQueryRaw;
  /** undefined: as in the address; null: the whole district */
  zone?: string | null;
  street?: string;
  scope?: string;
}

function ledger(of: FigureOf, query: LocationQueryRaw): RouteLocationRaw {
  const { zone, ...rest } = of.carry;
  const place: LocationQueryRaw = {};
  const wanted = of.zone === undefined ? zone : of.zone;
  if (wanted) place.zone = wanted;
  if (of.street) place.street = of.street;
  if (of.scope) place.scope = of.scope;
  return { name: 'ledger', query: { ...rest, ...place, ...query } };
}

/** 累计完成: what entered and left the target's account up to the day. */
export function doneLink(of: FigureOf, target: string, reading?: Reading): RouteLocationRaw {
  return ledger(of, { target, ...(reading === 'FLOW' ? { reading } : {}) });
}

/** 本期新增: the same, within the calendar month of the day. */
export function thisPeriodLink(of: FigureOf, target: string, asOf: IsoDate, reading?: Reading): RouteLocationRaw {
  return ledger(of, { target, from: firstDay(monthOf(asOf)), to: asOf, ...(reading === 'FLOW' ? { reading } : {}) });
}

/** 拟认定: proposed into the target's account, not yet checked; what proposals would take out of it is still there. */
export function unconfirmedLink(of: FigureOf, target: string): RouteLocationRaw {
  return ledger(of, { target, status: 'PROPOSED', direction: 'IN' });
}

/** 总账: what was registered, since movements only shift area within it. */
export function totalLink(of: FigureOf): RouteLocationRaw {
  return ledger(of, { kind: 'CAPACITY' });
}

/** What goes along to the postings: for figures as reported in a closed month also the instant they were frozen at. */
export function carryOf(carry: LocationQueryRaw, progress: Pick<Progress, 'figures' | 'closedAt'>): LocationQueryRaw {
  return progress.figures === 'reported' && progress.closedAt ? { ...carry, knownAt: progress.closedAt } : carry;
}
