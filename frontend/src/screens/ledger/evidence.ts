/** Evidence in words: what a proposal still lacks, what can be attached, how it is written. */
import type { EvidenceRule } from '@/api/journal';
import type { AreaAccount, EvidenceKind, Posting, Target } from '@/api/types';
import { nameOf, t, word } from '@/core/i18n';

export const EVIDENCE: EvidenceKind[] = ['COMPLETION_RECORD', 'TITLE_CERTIFICATE', 'ACCEPTANCE', 'PHOTO', 'APPROVAL', 'MINUTES', 'OTHER'];

/** What the server takes; the chooser offers no other. */
export const EVIDENCE_TYPES = '.pdf,.ofd,.png,.jpg,.jpeg,.tif,.tiff,.webp,.docx,.xlsx';
export const LARGEST_EVIDENCE_BYTES = 20_000_000;

/** Kinds in the order they are always named in. */
export function inOrder(kinds: readonly EvidenceKind[]): EvidenceKind[] {
  return EVIDENCE.filter((kind) => kinds.includes(kind));
}

export function kindNames(kinds: readonly EvidenceKind[]): string {
  return inOrder(kinds).map((kind) => word('ledger.evidence', kind)).join(t('ledger.evidence.or'));
}

function missingText(asked: { target: string; kinds: EvidenceKind[]; fileRequired: boolean }, account: AreaAccount, targets: readonly Target[]): string {
  const known = targets.find((target) => target.code === asked.target);
  const target = known ? nameOf(known) : word('shell.account', account);
  if (!asked.kinds.length) return t('ledger.missing.anyFile', { target });
  return t(asked.fileRequired ? 'ledger.missing.file' : 'ledger.missing.kind', { target, kinds: kindNames(asked.kinds) });
}

/** One sentence a target; empty when nothing is missing. */
export function missingTexts(posting: Posting, targets: readonly Target[]): string[] {
  return posting.missingEvidence.map((missing) => missingText(missing, posting.to, targets));
}

/** What confirming will ask of area that enters an account, beyond the kind that is named; of the targets that count every item. */
export function askedOf(account: AreaAccount, named: EvidenceKind | '', rules: readonly EvidenceRule[], targets: readonly Target[]): string[] {
  return rules
    .filter((rule) => targets.some((target) => target.code === rule.target && target.account === account && target.scopeRule === 'ALL_ITEMS'))
    .filter((rule) => rule.fileRequired || (rule.kinds.length > 0 && !(named && rule.kinds.includes(named))))
    .map((rule) => missingText(rule, account, targets));
}

/** What a person named and how many files stand behind it. */
export function evidenceText(posting: Posting): string {
  const named = posting.evidenceKind ? [word('ledger.evidence', posting.evidenceKind), posting.evidenceRef].filter(Boolean).join(' ') : null;
  const files = posting.evidenceFiles ? t('ledger.evidence.files', { count: posting.evidenceFiles }) : null;
  return [named, files].filter(Boolean).join(' · ') || '—';
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1_000_000 ? `${Math.round(size / 1000)} KB` : `${(size / 1_000_000).toFixed(1)} MB`;
}
