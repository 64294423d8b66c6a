import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/client';
import type { FindingView } from '@/api/types';
import { refusalOf } from './refusals';
import { fraction, parseShare, shareObstacle, shareText } from './sharing';

describe('shares', () => {
  it('are read as per cent and nothing else', () => {
    expect(parseShare('33.3333')).toBe(333_333);
    expect(parseShare(' ６０ %')).toBe(600_000);
    expect(['', '-1', '100.01', '1e2', '33.33333', 'NaN'].map(parseShare)).toEqual([null, null, null, null, null, null]);
    expect(shareText(333_333)).toBe('33.3333');
    expect(shareText(600_000)).toBe('60');
    expect(shareText(0)).toBe('0');
    expect(fraction(333_333)).toBe(0.333333);
  });

  it('are one together to the last digit', () => {
    expect(shareObstacle('33.3333', '66.6667', 'x')).toBeNull();
    expect(shareObstacle('33.3333', '66.6666', 'x')).toBe('sum');
    expect(shareObstacle('10', '', 'x')).toBe('unreadable');
    expect(shareObstacle('10', '90', ' ')).toBe('reason');
  });
});

describe('a refusal', () => {
  const finding = (code: string) => ({ id: code, code, severity: 'ERROR', title: code, seen: '', expected: '', fix: '', place: { kind: 'ITEM', text: 'B1' } }) as FindingView;
  const problem = (...codes: string[]) => new ApiProblem({ status: 422, code: codes[0] ?? 'x', title: 'no', findings: codes.map(finding) });

  it('stands at the fields it is about', () => {
    const refused = refusalOf(problem('journal.area-too-large', 'journal.future-date'), ['area', 'day']);
    expect(refused.at.area).toHaveLength(1);
    expect(refused.at.day).toHaveLength(1);
    expect(refused.rest).toBeNull();
  });

  it('stays above the form where it has no field there', () => {
    const refused = refusalOf(problem('journal.area-too-large', 'journal.counted-twice', 'journal.reason-missing'), ['area']);
    expect(refused.rest?.findings.map((one) => one.code)).toEqual(['journal.counted-twice', 'journal.reason-missing']);
    expect(refusalOf(new ApiProblem({ status: 409, code: 'journal.busy', title: 'busy' }), ['area']).rest?.code).toBe('journal.busy');
  });
});
