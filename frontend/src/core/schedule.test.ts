import { describe, expect, it } from 'vitest';
import { barShape, columnScale, paceOf } from './schedule';

const FIGURES = { done_m2: 684_200, unconfirmed_m2: 52_000, target_m2: 1_000_000, time_rate: 0.611 };

describe('the bar', () => {
  it('puts the stripes after the fill and the tick where the schedule says', () => {
    const shape = barShape(FIGURES);
    expect(shape.fill).toBeCloseTo(68.42);
    expect(shape.stripes).toBeCloseTo(5.2);
    expect(shape.tick).toBeCloseTo(61.1);
    expect(shape.over).toBe(false);
  });

  it('never leaves its track', () => {
    const shape = barShape({ ...FIGURES, done_m2: 1_300_000 });
    expect(shape.fill).toBe(100);
    expect(shape.stripes).toBe(0);
    expect(shape.over).toBe(true);
  });

  it('has neither ground nor tick without a sub-target', () => {
    const shape = barShape({ ...FIGURES, target_m2: null, time_rate: null }, 2_000_000);
    expect(shape.tick).toBeNull();
    expect(shape.ground).toBe(0);
    expect(shape.fill).toBeCloseTo(34.21);
  });

  it('is empty where there is nothing to measure against', () => {
    expect(barShape({ done_m2: 0, unconfirmed_m2: 0, target_m2: null, time_rate: null }).fill).toBe(0);
  });

  it('shares one scale down a column', () => {
    expect(columnScale([FIGURES, { ...FIGURES, done_m2: 1_200_000 }])).toBe(1_252_000);
  });
});

describe('the pace', () => {
  it('is level where the shown gap is 0.0', () => {
    expect(paceOf(0.04)).toBe('level');
    expect(paceOf(0.05)).toBe('ahead');
    expect(paceOf(-7.3)).toBe('behind');
  });
});
