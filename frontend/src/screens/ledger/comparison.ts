/** A closed month twice, and what lies between: every difference added up again from its reasons. */
import type { ComparedLine, Comparison, Reassigned } from '@/api/journal';
import type { HoldingAccount, Posting } from '@/api/types';

export interface Place {
  /** null: the whole district */
  zone: string | null;
  account: HoldingAccount;
}

function touches(place: Place, zone: string): boolean {
  return place.zone === null || place.zone === zone;
}

/** What a later posting did to a figure, ㎡. */
export function postingEffect_m2(posting: Pick<Posting, 'zone' | 'from' | 'to' | 'area_m2'>, place: Place): number {
  if (!touches(place, posting.zone)) return 0;
  return (posting.to === place.account ? posting.area_m2 : 0) - (posting.from === place.account ? posting.area_m2 : 0);
}

/** What an item that belongs elsewhere now did to a figure, ㎡; nothing to the district. */
export function reassignedEffect_m2(item: Pick<Reassigned, 'account' | 'area_m2' | 'zoneBefore' | 'zoneAfter'>, place: Place): number {
  if (item.account !== place.account) return 0;
  return (touches(place, item.zoneAfter) ? item.area_m2 : 0) - (touches(place, item.zoneBefore) ? item.area_m2 : 0);
}

/** Sums of hundredths, so that no figure is off by rounding. */
function sum_m2(parts: number[]): number {
  return parts.reduce((all, part) => all + Math.round(part * 100), 0) / 100;
}

export interface Reasons {
  adjustments: Posting[];
  adjusted_m2: number;
  reassigned: Reassigned[];
  reassigned_m2: number;
}

export function reasonsOf(comparison: Pick<Comparison, 'adjustments' | 'reassigned'>, place: Place): Reasons {
  const adjustments = comparison.adjustments.filter((posting) => postingEffect_m2(posting, place) !== 0);
  const reassigned = comparison.reassigned.filter((item) => reassignedEffect_m2(item, place) !== 0);
  return {
    adjustments,
    adjusted_m2: sum_m2(adjustments.map((posting) => postingEffect_m2(posting, place))),
    reassigned,
    reassigned_m2: sum_m2(reassigned.map((item) => reassignedEffect_m2(item, place))),
  };
}

/** Whether the reasons in sight lead from one figure to the other. */
export function leads(line: Pick<ComparedLine, 'difference_m2'>, reasons: Reasons): boolean {
  return sum_m2([reasons.adjusted_m2, reasons.reassigned_m2]) === sum_m2([line.difference_m2]);
}
