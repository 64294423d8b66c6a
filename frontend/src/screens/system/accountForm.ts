/** What keeps an account from being made or changed; the server checks again. */
import type { Role } from '@/api/types';

export const ROLES: Role[] = ['VIEWER', 'LEADER', 'EDITOR', 'CHECKER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
const THREE_ADMINISTRATORS: Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];

export interface AccountForm {
  username: string;
  displayName: string;
  roles: Role[];
  zones: string[];
}

export type AccountObstacle = 'username' | 'displayName' | 'roles' | 'administrators';

export function accountObstacle(form: AccountForm): AccountObstacle | null {
  if (!form.username.trim()) return 'username';
  if (!form.displayName.trim()) return 'displayName';
  if (!form.roles.length) return 'roles';
  return form.roles.filter((role) => THREE_ADMINISTRATORS.includes(role)).length > 1 ? 'administrators' : null;
}
