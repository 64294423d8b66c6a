/** Accounts, one's own sign-in, and the policy everybody is held to. */
import { get, patch, post, put, remove, send } from './client';
import type { IsoInstant, Role, Uuid } from './types';

/** What somebody may do and where; no zones and no streets: the whole district. */
export interface Entitlement {
  roles: Role[];
  zones: string[];
  streets: string[];
}

export interface Account extends Entitlement {
  username: string;
  displayName: string;
  /** proposed by the system administrator and not granted yet */
  asked: Entitlement | null;
  enabled: boolean;
  locked: boolean;
  mustChangePassword: boolean;
  secondFactor: boolean;
  lastSignIn: IsoInstant | null;
}

export interface NewAccount extends Entitlement {
  username: string;
  displayName: string;
}

export interface OneTimePassword {
  oneTimePassword: string;
}

const one = (username: string) => `/api/accounts/${encodeURIComponent(username)}`;

export async function listAccounts(signal?: AbortSignal): Promise<Account[]> {
  return (await get<{ accounts: Account[] }>('/api/accounts', undefined, signal)).accounts;
}

export function createAccount(account: NewAccount): Promise<OneTimePassword & { account: Account }> {
  return post('/api/accounts', account);
}

export function changeAccount(username: string, change: { displayName?: string; enabled?: boolean }): Promise<Account> {
  return patch(one(username), change);
}

export function grantRights(username: string, rights: Entitlement): Promise<Account> {
  return put(`${one(username)}/rights`, rights);
}

export function resetPassword(username: string): Promise<OneTimePassword> {
  return post(`${one(username)}/password-reset`);
}

export function unlockAccount(username: string): Promise<void> {
  return post(`${one(username)}/unlock`);
}

export function resetSecondFactor(username: string): Promise<void> {
  return post(`${one(username)}/second-factor-reset`);
}

export function revokeApplicationPasswords(username: string): Promise<void> {
  return remove(`${one(username)}/application-passwords`);
}

/* ── one's own ─────────────────────────────────────────────── */

export interface SecondFactorState {
  enrolled: boolean;
  required: boolean;
  confirmedAt: IsoInstant | null;
  recoveryCodesLeft: number;
}

/** What the authenticator app needs, shown once. */
export interface SecondFactorDraft {
  secret: string;
  uri: string;
}

/** An open session is not proof enough: the password, and a code where there is a factor already. */
export interface Proof {
  password: string;
  code?: string;
}

export interface RecoveryCodes {
  recoveryCodes: string[];
}

export function getSecondFactor(signal?: AbortSignal): Promise<SecondFactorState> {
  return get('/api/account/second-factor', undefined, signal);
}

export function beginSecondFactor(proof: Proof): Promise<SecondFactorDraft> {
  return post('/api/account/second-factor', proof);
}

export function confirmSecondFactor(code: string): Promise<RecoveryCodes> {
  return post('/api/account/second-factor/confirmation', { code });
}

export function renewRecoveryCodes(proof: Proof): Promise<RecoveryCodes> {
  return post('/api/account/second-factor/recovery-codes', proof);
}

export function removeSecondFactor(proof: Proof): Promise<void> {
  return post('/api/account/second-factor/removal', proof);
}

export interface ApplicationPassword {
  id: Uuid;
  name: string;
  createdAt: IsoInstant;
  lastUsedAt: IsoInstant | null;
}

/** `password` is shown once. */
export interface NewApplicationPassword {
  id: Uuid;
  name: string;
  password: string;
}

export async function listApplicationPasswords(signal?: AbortSignal): Promise<ApplicationPassword[]> {
  return (await get<{ applicationPasswords: ApplicationPassword[] }>('/api/account/application-passwords', undefined, signal)).applicationPasswords;
}

export function createApplicationPassword(name: string, password: string): Promise<NewApplicationPassword> {
  return post('/api/account/application-passwords', { name, password });
}

export function revokeApplicationPassword(id: Uuid): Promise<void> {
  return remove(`/api/account/application-passwords/${id}`);
}

/* ── policy ────────────────────────────────────────────────── */

export const POLICY_FIGURES = ['passwordLength', 'passwordClasses', 'passwordsRemembered', 'passwordMaxAge_days', 'failures', 'lock_minutes', 'addressFailures', 'idle_minutes', 'absolute_hours'] as const;
export type PolicyFigure = (typeof POLICY_FIGURES)[number];
export type OtherZones = 'READ' | 'HIDDEN';

export interface PolicySettings extends Record<PolicyFigure, number> {
  secondFactorRoles: Role[];
  otherZones: OtherZones;
}

export interface Policy extends PolicySettings {
  bounds: Record<PolicyFigure, { least: number; most: number }>;
  /** 0 while nobody changed it */
  version: number;
  changedAt: IsoInstant | null;
  changedBy: string | null;
}

export function getPolicy(signal?: AbortSignal): Promise<Policy> {
  return get('/api/account-policy', undefined, signal);
}

export async function changePolicy(settings: PolicySettings, version: number): Promise<Policy> {
  return (await send<Policy>('PUT', '/api/account-policy', { body: settings, headers: { 'If-Match': `"${version}"` } })).data;
}
