import { describe, expect, it } from 'vitest';
import * as format from './format';

describe('areas', () => {
  it('shows 万㎡ with two decimals and rounds half away from nothing', () => {
    expect(format.wan(684_150)).toBe('68.42');
    expect(format.wan(684_249.99)).toBe('68.42');
    expect(format.wan(12_345_678)).toBe('1,234.57');
  });

  it('tells nothing from unknown', () => {
    expect(format.wan(0)).toBe('0');
    expect(format.wan(null)).toBe('—');
    expect(format.squareMetres(undefined)).toBe('—');
  });

  it('uses the true minus sign and never a signed zero', () => {
    expect(format.wan(-5_000)).toBe('\u22120.50');
    expect(format.signedWan(21_400)).toBe('+2.14');
    expect(format.wan(-3)).toBe('0.00');
    expect(format.points(-0.04)).toBe('0.0');
  });

  it('shows postings with two decimals and drawn geometry with one', () => {
    expect(format.squareMetres(12_310.7)).toBe('12,310.70');
    expect(format.measuredSquareMetres(12_310.66)).toBe('12,310.7');
  });

  it('leaves whole goals without decimals', () => {
    expect(format.wanGoal(1_000_000)).toBe('100');
    expect(format.wanGoal(125_500)).toBe('12.55');
  });

  it('reads what people type', () => {
    expect(format.parseArea('１,２３４.5')).toBe(1234.5);
    expect(format.parseArea('约1.2万')).toBeNull();
    expect(format.decimalsOf('12.345')).toBe(3);
  });
});

describe('rates and points', () => {
  it('shows one decimal', () => {
    expect(format.percent(0.68415)).toBe('68.4%');
    expect(format.points(7.25)).toBe('+7.3');
    expect(format.points(-14.9)).toBe('\u221214.9');
    expect(format.plainPoints(-14.9)).toBe('14.9');
  });
});

describe('days', () => {
  it('knows the last day of a month', () => {
    expect(format.lastDay('2024-02')).toBe('2024-02-29');
    expect(format.lastDay('2026-11')).toBe('2026-11-30');
  });

  it('spells a day out for a sentence', () => {
    expect(format.dayInWords('2026-10-31', 'en-GB')).toBe('31 October 2026');
  });

  it('shows instants on the bureau clock', () => {
    expect(format.instant('2026-10-31T17:30:00Z')).toBe('2026-11-01 01:30');
  });
});
