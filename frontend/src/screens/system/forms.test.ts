import { describe, expect, it } from 'vitest';
import { POLICY_FIGURES, type Account, type Policy } from '@/api/account';
import type { Target } from '@/api/types';
import { accountObstacle, deedObstacle } from './accountForm';
import { changedSettings, policyForm, settingsOf, wrongFigures } from './policyForm';
import { targetChange, targetForm, targetObstacle } from './targetForm';

const TARGET: Target = {
  code: 'RESERVE', name: 'R', nameEn: 'R', account: 'RESERVE', target_m2: 1_000_000, areaBasis: 'GROSS', reading: 'STOCK',
  periodStart: '2025-01-01', periodEnd: '2027-12-31', scopeRule: 'ALL_ITEMS', scopes: [],
  subTargets: [{ zone: 'SHIBEI', target_m2: 400_000, owner: 'o', ownerEn: 'e' }],
  lamps: { greenBelow_points: 10, redAbove_points: 30 }, sources: {}, separate: false, version: 1,
};

const ACCOUNT: Account = {
  username: 'zhou', displayName: 'Z', roles: ['EDITOR'], zones: [], streets: [], asked: null,
  enabled: true, locked: false, mustChangePassword: false, secondFactor: true, lastSignIn: null,
};

describe('an account', () => {
  it('keeps the three administrators apart', () => {
    const form = { username: 'a', displayName: 'A', roles: [], zones: [], streets: [] };
    expect(accountObstacle(form)).toBeNull();
    expect(accountObstacle({ ...form, displayName: ' ' })).toBe('displayName');
    expect(accountObstacle({ ...form, roles: ['SYSTEM_ADMIN', 'AUDITOR'] })).toBe('administrators');
    expect(accountObstacle({ ...form, roles: ['EDITOR', 'CHECKER'] })).toBeNull();
  });

  it('says which right or what else is missing for a deed', () => {
    const admin = { username: 'admin', manages: true, grants: false };
    const security = { username: 'security', manages: false, grants: true };
    expect(deedObstacle('password', ACCOUNT, security)).toBe('MANAGE_ACCOUNTS');
    expect(deedObstacle('grant', ACCOUNT, admin)).toBe('GRANT_RIGHTS');
    expect(deedObstacle('grant', ACCOUNT, security)).toBeNull();
    expect(deedObstacle('password', ACCOUNT, admin)).toBeNull();
    expect(deedObstacle('password', { ...ACCOUNT, username: 'admin' }, admin)).toBe('self');
    expect(deedObstacle('password', { ...ACCOUNT, roles: ['AUDITOR'] }, admin)).toBe('administrator');
    expect(deedObstacle('switch', { ...ACCOUNT, roles: ['AUDITOR'] }, admin)).toBeNull();
    expect(deedObstacle('factor', { ...ACCOUNT, secondFactor: false }, admin)).toBe('noFactor');
    expect(deedObstacle('unlock', ACCOUNT, admin)).toBe('notLocked');
    expect(deedObstacle('unlock', { ...ACCOUNT, locked: true }, admin)).toBeNull();
  });
});

const POLICY: Policy = {
  passwordLength: 10, passwordClasses: 3, passwordsRemembered: 5, passwordMaxAge_days: 90, failures: 5, lock_minutes: 30,
  idle_minutes: 30, absolute_hours: 12, addressFailures: 30, secondFactorRoles: ['AUDITOR'], otherZones: 'READ',
  bounds: Object.fromEntries(POLICY_FIGURES.map((figure) => [figure, { least: 3, most: 90 }])) as Policy['bounds'],
  version: 2, changedAt: null, changedBy: null,
};

describe('the policy', () => {
  it('comes back unchanged from its form', () => {
    const form = policyForm(POLICY);
    expect(changedSettings(POLICY, form)).toEqual([]);
    expect(settingsOf(POLICY, form)).toMatchObject({ passwordLength: 10, secondFactorRoles: ['AUDITOR'], otherZones: 'READ' });
  });

  it('takes whole numbers within the bounds only, full-width ones too', () => {
    const form = policyForm(POLICY);
    const typed = (text: string) => ({ ...form, figures: { ...form.figures, passwordLength: text } });
    expect(wrongFigures(POLICY, typed('\uff11\uff14'))).toEqual([]);
    expect(settingsOf(POLICY, typed('\uff11\uff14')).passwordLength).toBe(14);
    for (const text of ['', '2', '91', '-5', '1e1', '10.5', 'ten']) expect(wrongFigures(POLICY, typed(text)), text).toEqual(['passwordLength']);
    expect(changedSettings(POLICY, { ...typed('12'), secondFactorRoles: [], otherZones: 'HIDDEN' })).toEqual(['passwordLength', 'secondFactorRoles', 'otherZones']);
  });
});

describe('a target', () => {
  it('comes back unchanged from its form', () => {
    const change = targetChange(TARGET, { ...targetForm(TARGET), reason: 'r' });
    expect(change).toMatchObject({ target_m2: 1_000_000, subTargets: TARGET.subTargets, lamps: TARGET.lamps });
  });

  it('says what is wrong', () => {
    const form = { ...targetForm(TARGET), reason: 'r' };
    expect(targetObstacle(form)).toBeNull();
    expect(targetObstacle({ ...form, goal: '0' })).toBe('goal');
    expect(targetObstacle({ ...form, end: '2024-12-31' })).toBe('period');
    expect(targetObstacle({ ...form, green: '40' })).toBe('lamps');
    expect(targetObstacle({ ...form, parts: { SHIBEI: '101' } })).toBe('sum');
    expect(targetObstacle({ ...form, reason: ' ' })).toBe('reason');
  });
});
