/** The balances of an item after each of its confirmed postings, in the order they happened. */
import type { AreaAccount, HoldingAccount, Posting, Uuid } from '@/api/types';

export type Held = Record<HoldingAccount, number>;

type Step = Pick<Posting, 'id' | 'from' | 'to' | 'area_m2' | 'effectiveOn' | 'seq' | 'status'>;

function add(held: Held, account: AreaAccount, hundredths: number): void {
  if (account !== 'ORIGIN') held[account] += hundredths;
}

/** By posting; proposals and what was rejected changed nothing and are missing. */
export function heldAfter(postings: readonly Step[]): Map<Uuid, Held> {
  const held: Held = { UNCOUNTED: 0, RESERVE: 0, OPTIMISE: 0, RELEASE: 0 };
  const after = new Map<Uuid, Held>();
  const inOrder = postings
    .filter((posting) => posting.status === 'CONFIRMED')
    .sort((one, other) => (one.effectiveOn === other.effectiveOn ? one.seq - other.seq : one.effectiveOn < other.effectiveOn ? -1 : 1));
  for (const posting of inOrder) {
    const hundredths = Math.round(posting.area_m2 * 100);
    add(held, posting.from, -hundredths);
    add(held, posting.to, hundredths);
    after.set(posting.id, {
      UNCOUNTED: held.UNCOUNTED / 100,
      RESERVE: held.RESERVE / 100,
      OPTIMISE: held.OPTIMISE / 100,
      RELEASE: held.RELEASE / 100,
    });
  }
  return after;
}
