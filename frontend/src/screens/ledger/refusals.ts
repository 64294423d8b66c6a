/** Puts what was refused beside the field it is about; what belongs to no field stays for the notice above the form. */
import { ApiProblem } from '@/api/client';
import type { FindingView } from '@/api/types';

export type FormField = 'item' | 'from' | 'to' | 'area' | 'day' | 'reason' | 'evidence' | 'shares' | 'month';

const FIELD_OF: Record<string, FormField> = {
  'journal.area-not-positive': 'area',
  'journal.area-too-precise': 'area',
  'journal.area-too-large': 'area',
  'journal.too-little-area': 'area',
  'journal.same-account': 'to',
  'journal.account-not-holding': 'from',
  'journal.future-date': 'day',
  'journal.reversal-too-early': 'day',
  'journal.day-implausible': 'day',
  'journal.reason-missing': 'reason',
  'journal.text-too-long': 'reason',
  'journal.text-not-storable': 'reason',
  'journal.not-your-zone': 'item',
  'journal.not-your-street': 'item',
  'journal.shares-not-whole': 'shares',
};

export interface Refusal {
  at: Partial<Record<FormField, FindingView[]>>;
  rest: ApiProblem | null;
}

export const NOTHING_REFUSED: Refusal = { at: {}, rest: null };

/** @param shown the fields the form has; a finding about another one goes to the rest */
export function refusalOf(problem: ApiProblem, shown: readonly FormField[]): Refusal {
  const at: Refusal['at'] = {};
  const rest: FindingView[] = [];
  for (const finding of problem.findings) {
    const field = FIELD_OF[finding.code];
    if (field && shown.includes(field)) (at[field] ??= []).push(finding);
    else rest.push(finding);
  }
  if (problem.findings.length && !rest.length) return { at, rest: null };
  const { status, code, title, detail } = problem;
  return { at, rest: new ApiProblem({ status, code, title, detail: detail ?? undefined, arguments: problem.arguments, findings: rest }) };
}
