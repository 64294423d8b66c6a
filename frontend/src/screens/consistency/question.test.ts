import { describe, expect, it } from 'vitest';
import { pagesOf, readOpen, readQuestion } from './question';

describe('the question in the address', () => {
  it('is read where it can be and narrows nothing otherwise', () => {
    expect(readQuestion({ check: 'OVERLAP', state: 'LAPSED', q: ' 22-02 ' }, 'SHIBEI')).toEqual({ check: 'OVERLAP', state: 'LAPSED', zone: 'SHIBEI', q: '22-02' });
    expect(readQuestion({ check: 'toString', state: 'DONE', q: '  ' }, null)).toEqual({});
    expect(readQuestion({ check: ['SLIVER', 'OVERLAP'] }, null)).toEqual({ check: 'SLIVER' });
  });

  it('takes only an id for a finding', () => {
    expect(readOpen({ finding: '0123456789abcdef' })).toBe('0123456789abcdef');
    expect(readOpen({ finding: '../x' })).toBeNull();
  });
});

describe('pages of a long list', () => {
  it('are those that hold what is seen', () => {
    expect(pagesOf(0, 40, 200)).toEqual([0]);
    expect(pagesOf(190, 230, 200)).toEqual([0, 1]);
    expect(pagesOf(19_980, 20_000, 200)).toEqual([99]);
    expect(pagesOf(0, 0, 200)).toEqual([]);
  });
});
