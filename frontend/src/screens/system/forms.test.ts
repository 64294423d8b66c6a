import { describe, expect, it } from 'vitest';
import type { Target } from '@/api/types';
import { accountObstacle } from './accountForm';
import { targetChange, targetForm, targetObstacle } from './targetForm';

const TARGET: Target = {
  code: 'RESERVE', name: 'R', nameEn: 'R', account: 'RESERVE', target_m2: 1_000_000, areaBasis: 'GROSS', reading: 'STOCK',
  periodStart: '2025-01-01', periodEnd: '2027-12-31', scopeRule: 'ALL_ITEMS', scopes: [],
  subTargets: [{ zone: 'SHIBEI', target_m2: 400_000, owner: 'o', ownerEn: 'e' }],
  lamps: { greenBelow_points: 10, redAbove_points: 30 }, sources: {}, separate: false, version: 1,
};

describe('an account', () => {
  it('keeps the three administrators apart', () => {
    const form = { username: 'a', displayName: 'A', roles: [], zones: [] };
    expect(accountObstacle(form)).toBe('roles');
    expect(accountObstacle({ ...form, roles: ['SYSTEM_ADMIN', 'AUDITOR'] })).toBe('administrators');
    expect(accountObstacle({ ...form, roles: ['EDITOR', 'CHECKER'] })).toBeNull();
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
