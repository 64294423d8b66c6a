/** Why a person cannot decide or reverse a posting; null where he can. The server checks the same and has the last word. */
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

/** Records from before the ledger know their maker by name only. */
function madeBy(posting: Posting, person: NonNullable<Person>): boolean {
  return posting.maker === person.username || (posting.maker === posting.makerName && posting.makerName === person.displayName);
}

function outside(posting: Posting, person: NonNullable<Person>): boolean {
  return person.zones.length > 0 && !person.zones.includes(posting.zone);
}
