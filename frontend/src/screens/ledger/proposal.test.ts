import { describe, expect, it } from 'vitest';
import { deltas, obstacle, type Proposal } from './proposal';

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
    const change = deltas(proposal({}));
    expect(change).toEqual({ UNCOUNTED: 0, RESERVE: -1500, OPTIMISE: 1500, RELEASE: 0 });
    expect(Object.values(change).reduce((sum, area) => sum + area, 0)).toBe(0);
  });
});
