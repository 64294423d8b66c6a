import { describe, expect, it } from 'vitest';
import { back, HOLDING, movedBy, moveOf, obstacle, type Proposal } from './proposal';

const BALANCES = { uncounted_m2: 4360, reserve_m2: 6500, optimise_m2: 0, release_m2: 0, proposed_m2: 0 };
const proposal = (part: Partial<Proposal>): Proposal => ({
  itemId: 'x',
  from: 'RESERVE',
  to: 'OPTIMISE',
  area: '1,500.00',
  effectiveOn: '2026-11-01',
  reason: '',
  evidenceKind: '',
  evidenceRef: '',
  ...part,
});

describe('a proposal', () => {
  it('can be sent when nothing is missing', () => {
    expect(obstacle(proposal({}), BALANCES)).toBeNull();
  });

  it('says the first thing that is missing or wrong', () => {
    expect(obstacle(proposal({ itemId: null }), null)).toBe('item');
    expect(obstacle(proposal({ to: 'RESERVE' }), BALANCES)).toBe('same');
    expect(obstacle(proposal({ area: '约1500' }), BALANCES)).toBe('area');
    expect(obstacle(proposal({ area: '-3' }), BALANCES)).toBe('area');
    expect(obstacle(proposal({ area: '10.125' }), BALANCES)).toBe('precise');
    expect(obstacle(proposal({ area: '6500.01' }), BALANCES)).toBe('less');
    expect(obstacle(proposal({ effectiveOn: null }), BALANCES)).toBe('day');
  });

  it('moves area and makes none', () => {
    const move = moveOf(proposal({}));
    const change = HOLDING.map((account) => movedBy(move, account));
    expect(change).toEqual([0, -1500, 1500, 0]);
    expect(HOLDING.map((account) => movedBy(back(move), account) + movedBy(move, account))).toEqual([0, 0, 0, 0]);
    expect(HOLDING.map((account) => movedBy(moveOf(proposal({ to: 'RESERVE' })), account))).toEqual([0, 0, 0, 0]);
    expect(moveOf(proposal({ area: '-3' })).area_m2).toBe(0);
  });
});
