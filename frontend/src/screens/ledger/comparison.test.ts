import { describe, expect, it } from 'vitest';
import type { Posting } from '@/api/types';
import type { Reassigned } from '@/api/journal';
import { leads, postingEffect_m2, reasonsOf, reassignedEffect_m2 } from './comparison';

const moved = (part: Partial<Posting>) => ({ zone: 'SHIBEI', from: 'UNCOUNTED', to: 'RESERVE', area_m2: 10.1, ...part }) as Posting;
const gone = (part: Partial<Reassigned>) => ({ account: 'RESERVE', area_m2: 5, zoneBefore: 'SHIBEI', zoneAfter: 'DANING', ...part }) as Reassigned;

describe('a difference', () => {
  it('comes of postings into and out of the account, in the zone', () => {
    expect(postingEffect_m2(moved({}), { zone: 'SHIBEI', account: 'RESERVE' })).toBe(10.1);
    expect(postingEffect_m2(moved({}), { zone: null, account: 'UNCOUNTED' })).toBe(-10.1);
    expect(postingEffect_m2(moved({}), { zone: 'DANING', account: 'RESERVE' })).toBe(0);
    expect(postingEffect_m2(moved({}), { zone: null, account: 'RELEASE' })).toBe(0);
  });

  it('comes of items that changed zones, and never for the district', () => {
    expect(reassignedEffect_m2(gone({}), { zone: 'SHIBEI', account: 'RESERVE' })).toBe(-5);
    expect(reassignedEffect_m2(gone({}), { zone: 'DANING', account: 'RESERVE' })).toBe(5);
    expect(reassignedEffect_m2(gone({}), { zone: null, account: 'RESERVE' })).toBe(0);
  });

  it('is explained when the reasons lead to it to the hundredth, and not otherwise', () => {
    const comparison = { adjustments: [moved({ area_m2: 0.1 }), moved({ area_m2: 0.2 }), moved({ zone: 'DANING' })], reassigned: [gone({})] };
    const reasons = reasonsOf(comparison, { zone: 'SHIBEI', account: 'RESERVE' });
    expect(reasons).toMatchObject({ adjusted_m2: 0.3, reassigned_m2: -5 });
    expect(reasons.adjustments).toHaveLength(2);
    expect(leads({ difference_m2: -4.7 }, reasons)).toBe(true);
    expect(leads({ difference_m2: -4.69 }, reasons)).toBe(false);
  });
});
