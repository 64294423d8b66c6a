import { describe, expect, it } from 'vitest';
import { monthsBetween } from './months';
import { shade } from './shade';
import { topStages } from './stages';
import { waterfall } from './waterfall';

describe('waterfall', () => {
  it('begins at the opening, ends at the closing, and every step begins where the one before ended', () => {
    const bars = waterfall(
      { target: 'RELEASE', reading: 'STOCK', opening_m2: 100, done_m2: 95, steps: [{ kind: 'MOVEMENT', with: 'RESERVE', area_m2: 20 }, { kind: 'PLACEMENT', with: null, area_m2: -25 }] },
      (step) => step.kind,
      'opening',
      'closing',
    );
    expect(bars.map((bar) => [bar.from_m2, bar.to_m2, bar.change_m2])).toEqual([[0, 100, 100], [100, 120, 20], [95, 120, -25], [0, 95, 95]]);
    expect(bars.map((bar) => bar.whole)).toEqual([true, false, false, true]);
  });
});

describe('shade', () => {
  it('is none for nothing and losses, and darkest for the most', () => {
    expect([0, -5, 1, 26, 51, 76, 100].map((gained) => shade(gained, 100))).toEqual([0, 0, 1, 2, 3, 4, 4]);
    expect(shade(5, 0)).toBe(0);
  });
});

describe('topStages', () => {
  const stages = Array.from({ length: 5 }, (_, index) => ({ stage: `s${index}`, items: 1, gross_m2: 10 - index }));
  it('keeps few as they are', () => expect(topStages(stages, 5, String)).toBe(stages));
  it('puts the others into one line, so that nothing is lost', () => {
    const shown = topStages(stages, 3, (kinds) => `${kinds} others`);
    expect(shown.map((line) => line.stage)).toEqual(['s0', 's1', '3 others']);
    expect(shown.reduce((sum, line) => sum + line.gross_m2, 0)).toBe(40);
    expect(shown.reduce((sum, line) => sum + line.items, 0)).toBe(5);
  });
});

describe('monthsBetween', () => {
  it('crosses years', () => expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']));
  it('is empty when the end is before the start', () => expect(monthsBetween('2026-02', '2026-01')).toEqual([]));
});
