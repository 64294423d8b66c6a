/** What keeps an account from being made or its rights from being granted, and what keeps a button from being pressed; the server checks again. */
import type { Account, Entitlement } from '@/api/account';
import type { Role } from '@/api/types';

export const ROLES: Role[] = ['VIEWER', 'LEADER', 'EDITOR', 'CHECKER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
const THREE_ADMINISTRATORS: Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
/** Whose password and second factor the system administrator cannot take over. */
const OTHER_ADMINISTRATORS: Role[] = ['SECURITY_ADMIN', 'AUDITOR'];

export interface AccountForm extends Entitlement {
  username: string;
  displayName: string;
}

export type RightsObstacle = 'administrators';
export type AccountObstacle = 'username' | 'displayName' | RightsObstacle;

export function rightsObstacle(rights: Entitlement): RightsObstacle | null {
  return rights.roles.filter((role) => THREE_ADMINISTRATORS.includes(role)).length > 1 ? 'administrators' : null;
}

export function accountObstacle(form: AccountForm): AccountObstacle | null {
  if (!form.username.trim()) return 'username';
  if (!form.displayName.trim()) return 'displayName';
  return rightsObstacle(form);
}

export type Deed = 'change' | 'switch' | 'grant' | 'password' | 'unlock' | 'factor' | 'programs';
export type DeedObstacle = 'MANAGE_ACCOUNTS' | 'GRANT_RIGHTS' | 'self' | 'administrator' | 'noFactor' | 'notLocked';

/** Why somebody cannot do it to an account; null when he can. */
export function deedObstacle(deed: Deed, account: Account, by: { username: string; manages: boolean; grants: boolean }): DeedObstacle | null {
  if (deed === 'grant' ? !by.grants : !by.manages) return deed === 'grant' ? 'GRANT_RIGHTS' : 'MANAGE_ACCOUNTS';
  if (deed === 'unlock') return account.locked ? null : 'notLocked';
  if (deed === 'programs') return null;
  if (account.username === by.username) return 'self';
  if (deed === 'factor' && !account.secondFactor) return 'noFactor';
  const takesOver = deed === 'password' || deed === 'factor';
  return takesOver && account.roles.some((role) => OTHER_ADMINISTRATORS.includes(role)) ? 'administrator' : null;
}

export function isEmpty(rights: Entitlement): boolean {
  return !rights.roles.length && !rights.zones.length && !rights.streets.length;
}
