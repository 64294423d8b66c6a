/** Why a person cannot decide or reverse a posting; null where he can. The server checks the same and has the last word. */
import type { Overlap } from '@/api/journal';
import type { Posting, Right } from '@/api/types';
import { t } from '@/core/i18n';

type Person = { username: string; displayName: string; rights: readonly Right[]; zones: readonly string[] } | null;

export function whyNotDecide(posting: Posting, person: Person): string | null {
  if (posting.kind === 'CAPACITY') return t('ledger.why.capacity');
  if (posting.status !== 'PROPOSED') return t('ledger.why.decided');
  if (!person?.rights.includes('CHECK')) return t('ledger.why.noCheck');
  if (madeBy(posting, person)) return t('ledger.why.own');
  return outside(posting, person) ? t('ledger.why.zone') : null;
}

export function whyNotReverse(posting: Posting, person: Person): string | null {
  if (posting.kind === 'CAPACITY') return t('ledger.why.capacity');
  if (!person?.rights.includes('EDIT')) return t('ledger.why.noEdit');
  if (posting.status !== 'CONFIRMED') return t('ledger.why.notConfirmed');
  if (posting.correctedById) return t('ledger.why.corrected');
  return outside(posting, person) ? t('ledger.why.zone') : null;
}

/** Area that has been confirmed can go on from the account it entered. */
export function whyNotMoveOn(posting: Posting, person: Person): string | null {
  if (!person?.rights.includes('EDIT')) return t('ledger.propose.denied');
  if (posting.status !== 'CONFIRMED') return t('ledger.why.notConfirmedYet');
  return outside(posting, person) ? t('ledger.why.zone') : null;
}

/** Evidence may be added as long as a posting has not been sent back; better evidence is another file. */
export function whyNotAttach(posting: Posting, person: Person): string | null {
  if (posting.kind === 'CAPACITY') return t('ledger.why.capacityEvidence');
  if (posting.status === 'REJECTED') return t('ledger.why.rejected');
  if (!person?.rights.includes('EDIT')) return t('ledger.why.noAttach');
  return outside(posting, person) ? t('ledger.why.zone') : null;
}

/** Both items have to be his to speak about. */
export function whyNotShare(overlap: Overlap, person: Person): string | null {
  if (!person?.rights.includes('EDIT')) return t('ledger.why.noShare');
  return outside(overlap.first, person) || outside(overlap.second, person) ? t('ledger.why.zone') : null;
}

/** Records from before the ledger know their maker by name only. */
function madeBy(posting: Posting, person: NonNullable<Person>): boolean {
  return posting.maker === person.username || (posting.maker === posting.makerName && posting.makerName === person.displayName);
}

function outside(posting: { zone: string }, person: NonNullable<Person>): boolean {
  return person.zones.length > 0 && !person.zones.includes(posting.zone);
}
