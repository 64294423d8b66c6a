/** The policy as typed, and what is wrong with it. */
import { POLICY_FIGURES, type OtherZones, type Policy, type PolicyFigure, type PolicySettings } from '@/api/account';
import type { Role } from '@/api/types';

export interface PolicyForm {
  figures: Record<PolicyFigure, string>;
  secondFactorRoles: Role[];
  otherZones: OtherZones;
}

function each<T>(make: (figure: PolicyFigure) => T): Record<PolicyFigure, T> {
  return Object.fromEntries(POLICY_FIGURES.map((figure) => [figure, make(figure)])) as Record<PolicyFigure, T>;
}

export function policyForm(policy: Policy): PolicyForm {
  return {
    figures: each((figure) => String(policy[figure])),
    secondFactorRoles: [...policy.secondFactorRoles],
    otherZones: policy.otherZones,
  };
}

/** Whole numbers; full-width digits are taken. Null where it is none. */
export function figureOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

export function isWrong(policy: Policy, form: PolicyForm, figure: PolicyFigure): boolean {
  const value = figureOf(form.figures[figure]);
  const { least, most } = policy.bounds[figure];
  return value === null || value < least || value > most;
}

export function wrongFigures(policy: Policy, form: PolicyForm): PolicyFigure[] {
  return POLICY_FIGURES.filter((figure) => isWrong(policy, form, figure));
}

export function settingsOf(policy: Policy, form: PolicyForm): PolicySettings {
  return {
    ...each((figure) => figureOf(form.figures[figure]) ?? policy[figure]),
    secondFactorRoles: form.secondFactorRoles,
    otherZones: form.otherZones,
  };
}

/** Names of what differs from the policy in force. */
export function changedSettings(policy: Policy, form: PolicyForm): (PolicyFigure | 'secondFactorRoles' | 'otherZones')[] {
  const sorted = (roles: Role[]) => [...roles].sort().join(' ');
  return [
    ...POLICY_FIGURES.filter((figure) => figureOf(form.figures[figure]) !== policy[figure]),
    ...(sorted(policy.secondFactorRoles) === sorted(form.secondFactorRoles) ? [] : (['secondFactorRoles'] as const)),
    ...(policy.otherZones === form.otherZones ? [] : (['otherZones'] as const)),
  ];
}
