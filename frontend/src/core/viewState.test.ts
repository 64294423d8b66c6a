import { describe, expect, it } from 'vitest';
import { carried, isIsoDate, readViewState, writeViewState } from './viewState';

const TODAY = '2026-11-24';

describe('the view state in the address', () => {
  it('falls back to today, the setting and the district for what cannot be read', () => {
    expect(readViewState({ asOf: '2026-02-30', reading: 'BOTH', zone: 'x;y', figures: 'old' }, TODAY)).toEqual({
      asOf: TODAY,
      reading: null,
      zone: null,
      figures: 'current',
    });
  });

  it('reads back what it wrote', () => {
    const state = { asOf: '2026-10-31', reading: 'FLOW', zone: 'SHIBEI', figures: 'reported' } as const;
    expect(readViewState(writeViewState(state, TODAY) as Record<string, string>, TODAY)).toEqual(state);
  });

  it('leaves defaults out, so that a plain address moves with the day', () => {
    expect(writeViewState({ asOf: TODAY, reading: null, zone: null, figures: 'current' }, TODAY)).toEqual({});
  });

  it('carries its own parts and nothing else', () => {
    expect(carried({ asOf: '2026-10-31', status: 'PROPOSED' })).toEqual({ asOf: '2026-10-31' });
  });

  it('takes only days that exist', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(isIsoDate('2026-2-9')).toBe(false);
  });
});
