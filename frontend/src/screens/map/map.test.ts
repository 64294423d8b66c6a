import { describe, expect, it } from 'vitest';
import type { FieldView, ItemRow } from '@/api/types';
import { windowOf } from '@/map/virtualRows';
import { checksOf, landDifference_m2, overlappingCodes } from './checks';
import { conflictsOf, parseField, readForm, textOf } from './itemForm';
import { isNarrowed, readFilter, readPlace, toItemQuery } from './useMapFilter';

const row = (part: Partial<ItemRow>): ItemRow => ({ kind: 'SITE', code: 'SB-1', placed: true, landArea_m2: null, measuredArea_m2: null, ...part }) as ItemRow;

describe('the filter in the address', () => {
  it('reads what it knows and lets nothing else through', () => {
    const filter = readFilter({ street: '310106019', account: 'RESERVE', q: ' 岚川 ', scope: "x' or 1=1", stage: '在建', grossFrom: '1000.5', grossTo: '1e9' }, 'SHIBEI');
    expect(filter).toEqual({ zone: 'SHIBEI', street: '310106019', scope: null, account: 'RESERVE', stage: '在建', unit: null, grossFrom: '1000.5', grossTo: null, q: ' 岚川 ' });
    expect(readFilter({ account: 'ORIGIN' }, null).account).toBeNull();
    expect(isNarrowed(readFilter({}, null))).toBe(false);
    expect(toItemQuery(filter)).not.toHaveProperty('scope');
  });
  it('opens at a place on earth and nowhere else', () => {
    expect(readPlace('121.45,31.27')).toEqual([121.45, 31.27]);
    expect(readPlace('31.27')).toBeNull();
    expect(readPlace('121.45,91')).toBeNull();
    expect(readPlace('NaN,1e5')).toBeNull();
  });
});

describe('checks', () => {
  it('name measured land that is more than one per cent and ten square metres off', () => {
    expect(landDifference_m2(row({ landArea_m2: 12100, measuredArea_m2: 12310.7 }))).toBeCloseTo(210.7, 6);
    expect(landDifference_m2(row({ landArea_m2: 12100, measuredArea_m2: 12200 }))).toBeNull();
    expect(landDifference_m2(row({ landArea_m2: 300, measuredArea_m2: 309 }))).toBeNull();
    expect(landDifference_m2(row({ landArea_m2: 300 }))).toBeNull();
  });

  it('collect what a row has to be looked at for', () => {
    const overlapping = overlappingCodes({ collisions: [{ first: 'SB-1', second: 'SB-2', shared_m2: 5, settled: false }] });
    expect(checksOf(row({ placed: false }), overlapping)).toEqual(['OVERLAP', 'UNPLACED']);
    expect(overlappingCodes(null).size).toBe(0);
  });
});

describe('the attribute form', () => {
  it('reads numbers as people type them', () => {
    expect(parseField({ type: 'AREA' }, '１２，３４５.６')).toEqual({ value: 12345.6 });
    expect(parseField({ type: 'AREA' }, '1.234')).toEqual({ error: 'DECIMALS' });
    expect(parseField({ type: 'AREA' }, '-3')).toEqual({ error: 'NEGATIVE' });
    expect(parseField({ type: 'INTEGER' }, '3.50')).toEqual({ error: 'INTEGER' });
    expect(parseField({ type: 'DECIMAL' }, '约1.2')).toEqual({ error: 'NUMBER' });
    expect(parseField({ type: 'DECIMAL' }, ' ')).toEqual({ value: null });
    expect(parseField({ type: 'DATE' }, '2026-02-30')).toEqual({ error: 'DATE' });
    expect(parseField({ type: 'YES_NO' }, 'NO')).toEqual({ value: false });
  });

  it('sends only what changed', () => {
    const fields = [{ name: 'stage', type: 'TEXT' }, { name: 'landArea_m2', type: 'AREA' }, { name: 'deadline', type: 'DATE' }] as FieldView[];
    const before = { stage: '在建', landArea_m2: 100, deadline: null };
    const state = readForm(fields, before, { stage: '在建', landArea_m2: '100.50', deadline: '明年' });
    expect(state).toEqual({ changed: { landArea_m2: 100.5 }, errors: { deadline: 'DATE' } });
    expect(readForm(fields, before, { landArea_m2: '100.0', stage: '' })).toEqual({ changed: { stage: null }, errors: {} });
    expect(textOf(true)).toBe('YES');
  });

  it('calls a conflict only what both changed differently', () => {
    const base = { stage: '在建', problems: null, remarks: 'a' };
    const mine = { stage: '竣工验收', remarks: 'b', problems: 'x' };
    const theirs = { stage: '未开工', remarks: 'b', problems: null };
    expect(conflictsOf(base, mine, theirs)).toEqual([{ field: 'stage', base: '在建', mine: '竣工验收', theirs: '未开工' }]);
  });
});

describe('rows in sight', () => {
  it('cover the window with some to spare and never leave the list', () => {
    expect(windowOf(0, 260, 26, 1000, 2)).toEqual([0, 12]);
    expect(windowOf(2600, 260, 26, 1000, 2)).toEqual([98, 112]);
    expect(windowOf(1e6, 260, 26, 10, 2)).toEqual([10, 10]);
    expect(windowOf(0, 260, 26, 0, 2)).toEqual([0, 0]);
  });
});
