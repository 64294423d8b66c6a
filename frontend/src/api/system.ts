import { get, patch, post, put } from './client';
import type { Account, AccountChange, AuditPage, AuditVerification, CreatedAccount, IsoDate, NewAccount, OneTimePassword, Target, TargetChange } from './types';

const one = (username: string) => `/api/accounts/${encodeURIComponent(username)}`;

export async function listAccounts(signal?: AbortSignal): Promise<Account[]> {
  return (await get<{ accounts: Account[] }>('/api/accounts', undefined, signal)).accounts;
}

export function createAccount(account: NewAccount): Promise<CreatedAccount> {
  return post('/api/accounts', account);
}

export function changeAccount(username: string, change: AccountChange): Promise<Account> {
  return patch(one(username), change);
}

export function resetPassword(username: string): Promise<OneTimePassword> {
  return post(`${one(username)}/password-reset`);
}

export function unlockAccount(username: string): Promise<void> {
  return post(`${one(username)}/unlock`);
}

export interface AuditQuery {
  actor?: string;
  action?: string;
  subject?: string;
  result?: 'DONE' | 'REFUSED';
  from?: IsoDate;
  to?: IsoDate;
  cursor?: number;
  limit?: number;
}

export function listAudit(query: AuditQuery, signal?: AbortSignal): Promise<AuditPage> {
  return get('/api/audit', query, signal);
}

export function verifyAudit(): Promise<AuditVerification> {
  return get('/api/audit/verification');
}

export function changeTarget(target: Target, change: TargetChange): Promise<Target> {
  return put(`/api/targets/${encodeURIComponent(target.code)}`, change, { 'If-Match': `"${target.version}"` });
}
