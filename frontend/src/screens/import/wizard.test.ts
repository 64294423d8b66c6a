import { describe, expect, it } from 'vitest';
import type { ImportQuestion } from '@/api/imports';
import type { BatchCounts, BatchSheet, SheetColumn } from '@/api/types';
import {
  cellParts, claimedTwice, columnIndex, columnLetters, countsAddUp, editCount, fileHindrance, fileSize, hindrance,
  mappingRequest, openWarnings, previewLines, readStage, stageBeside, stepsOf, sumAgrees, withEdit,
} from './wizard';

const counts = (part: Partial<BatchCounts> = {}): BatchCounts => ({ read: 10, new: 2, changed: 3, same: 3, rejected: 1, parked: 1, ...part });
const column = (letters: string, header: string, field: string | null = null, unit: string | null = null): SheetColumn => ({ column: letters, header, field, unit, confidence: 0.9, why: '' });
const sheet = (part: Partial<BatchSheet> = {}): BatchSheet => ({
  name: '地块', kind: 'SITE', hidden: false, rows: 20, columns_count: 4, headerRows: [2, 3], firstDataRow: 5, lastDataRow: 18, dataRows: 14, sums: [],
  columns: [column('A', '名称', 'name'), column('B', '土地面积 > 登记', 'landArea_m2', '亩'), column('C', '土地面积 > 实测'), column('D', '备注')],
  preview: [
    { row: 1, role: 'TITLE', cells: ['摸排表', '', '', ''] },
    { row: 2, role: 'HEADER', cells: ['名称', '土地面积', '', '备注'] },
    { row: 3, role: 'HEADER', cells: ['', '登记', '实测', ''] },
    { row: 5, role: 'DATA', cells: ['岚川', '18.15', '12117', ''] },
    { row: 19, role: 'SUBTOTAL', cells: ['合计', '18.15'] },
  ],
  ...part,
});

describe('the steps', () => {
  it('show understanding and mapping as one', () => {
    expect(stepsOf('UNDERSTAND', 'READY').map(({ state }) => state)).toEqual(['DONE', 'CURRENT', 'CURRENT', 'AHEAD', 'AHEAD', 'AHEAD']);
    expect(stepsOf('DIFFERENCES', 'READY').map(({ state }) => state)).toEqual(['DONE', 'DONE', 'DONE', 'DONE', 'CURRENT', 'AHEAD']);
    expect(stepsOf('APPLY', 'APPLIED').every(({ state }) => state === 'DONE')).toBe(true);
  });

  it('open where the batch stands unless the address says otherwise', () => {
    expect(readStage(undefined, 'READY')).toBe('UNDERSTAND');
    expect(readStage(undefined, 'APPLIED')).toBe('APPLY');
    expect(readStage('check', 'READY')).toBe('CHECK');
    expect(readStage('nonsense', null)).toBe('UNDERSTAND');
    expect(stageBeside('APPLY', 1)).toBeNull();
    expect(stageBeside('CHECK', 1)).toBe('DIFFERENCES');
  });
});

describe('booking', () => {
  it('waits until the five counts sum to the rows read and there is something to book', () => {
    expect(countsAddUp(counts())).toBe(true);
    expect(hindrance({ status: 'READY', counts: counts() })).toBeNull();
    expect(hindrance({ status: 'READY', counts: counts({ parked: 0 }) })).toBe('COUNTS');
    expect(hindrance({ status: 'READY', counts: counts({ new: 0, changed: 0, same: 8 }) })).toBe('NOTHING');
    expect(hindrance({ status: 'APPLIED', counts: counts() })).toBe('APPLIED');
  });
});

describe('addresses', () => {
  it('count columns as Excel does', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    for (let i = 0; i < 800; i++) expect(columnIndex(columnLetters(i))).toBe(i);
    expect(cellParts('F12')).toEqual({ column: 'F', row: 12 });
    expect(cellParts('12F')).toBeNull();
  });
});

describe('the preview', () => {
  const lines = previewLines(sheet());

  it('lets the title run over the whole width and says where rows are left out', () => {
    expect(lines[0]?.cells).toEqual([{ text: '摸排表', column: 'A', span: 4, rows: 1 }]);
    expect(lines.filter(({ role }) => role === 'GAP')).toEqual([{ row: 4, until: 4, role: 'GAP', cells: [] }, { row: 6, until: 18, role: 'GAP', cells: [] }]);
  });

  it('merges header levels as they were read', () => {
    expect(lines[1]?.cells).toEqual([
      { text: '名称', column: 'A', span: 1, rows: 2 },
      { text: '土地面积', column: 'B', span: 2, rows: 1 },
      { text: '备注', column: 'D', span: 1, rows: 2 },
    ]);
    expect(lines[2]?.cells.map(({ text, column: letters }) => letters + text)).toEqual(['B登记', 'C实测']);
  });

  it('keeps every data row as wide as the sheet', () => {
    for (const line of lines.filter(({ role }) => role === 'DATA' || role === 'SUBTOTAL')) expect(line.cells).toHaveLength(4);
  });
});

describe('the mapping', () => {
  it('counts only real changes and sends whole sheets', () => {
    const s = sheet();
    let edits = withEdit({}, s.name, s.columns[2] as SheetColumn, 'grossFloorArea_m2', '㎡');
    expect(editCount(edits)).toBe(1);
    expect(mappingRequest([s, sheet({ name: '楼栋' })], edits).sheets).toEqual([
      { name: '地块', kind: 'SITE', columns: [
        { column: 'A', field: 'name', unit: null }, { column: 'B', field: 'landArea_m2', unit: '亩' },
        { column: 'C', field: 'grossFloorArea_m2', unit: '㎡' }, { column: 'D', field: null, unit: null },
      ] },
    ]);
    edits = withEdit(edits, s.name, s.columns[2] as SheetColumn, null, null);
    expect(editCount(edits)).toBe(0);
  });

  it('notices two columns for one field', () => {
    const s = sheet();
    expect(claimedTwice(s, withEdit({}, s.name, s.columns[2] as SheetColumn, 'landArea_m2', '㎡'))).toEqual(['landArea_m2']);
  });
});

describe('files and sums', () => {
  it('turn away what cannot be read before it is sent', () => {
    expect(fileHindrance({ size: 10 })).toBeNull();
    expect(fileHindrance({ size: 0 })).toBe('EMPTY');
    expect(fileHindrance({ size: 70 * 1024 * 1024 })).toBe('LARGE');
    expect([fileSize(12), fileSize(184320), fileSize(3 * 1024 * 1024)]).toEqual(['12 B', '180 KB', '3.0 MB']);
  });

  it('compare totals as numbers', () => {
    expect(sumAgrees({ seen: '2,876,408.20', computed: '2876408.2' })).toBe(true);
    expect(sumAgrees({ seen: '4318.20', computed: '4315.70' })).toBe(false);
  });
});

describe('openWarnings', () => {
  const asked = (code: string, severity: 'WARNING' | 'QUESTION', open: number): ImportQuestion => ({
    subject: `K${code}`, code, severity, count: 3, open, answer: null, options: [],
    first: { id: code, code, severity, title: code, seen: '', expected: '', fix: '', place: { kind: 'Cell', text: '地块!A1' } } as unknown as ImportQuestion['first'],
  });

  it('counts warnings without an answer and leaves questions to the rows that wait', () => {
    const questions = [asked('a', 'WARNING', 2), asked('b', 'WARNING', 0), asked('c', 'QUESTION', 1)];
    expect(openWarnings({ questions }).map(({ code }) => code)).toEqual(['a']);
  });
});
