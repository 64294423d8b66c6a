import { describe, expect, it } from 'vitest';
import { readDetail, shortDetail } from './auditDetail';
import { isFiltered, readAuditQuery, writeAuditQuery } from './auditQuery';

describe('the filter of the log', () => {
  it('stands in the address and comes back from it', () => {
    const wanted = { actor: 'zhou', action: 'session.', subject: 'S-1', address: '10.0.0.7', result: 'REFUSED', from: '2026-01-01', to: '2026-02-28', before: 7 } as const;
    const address = writeAuditQuery({ asOf: '2026-03-01', actor: 'earlier' }, wanted);
    expect(address.asOf).toBe('2026-03-01');
    expect(readAuditQuery(address as Record<string, string>)).toEqual(wanted);
    expect(writeAuditQuery(address as Record<string, string>, {})).toEqual({ asOf: '2026-03-01' });
  });

  it('leaves out what it cannot read', () => {
    const read = readAuditQuery({ from: '2026-02-30', result: 'MAYBE', before: '-1', actor: ' ', action: ['item.', 'x'] });
    expect(read).toEqual({ action: 'item.' });
    expect(isFiltered(read)).toBe(true);
    expect(isFiltered(readAuditQuery({}))).toBe(false);
  });
});

describe('the detail of a deed', () => {
  it('is taken apart into changes and facts, however it is nested', () => {
    const flat = readDetail({ 'before.roles': 'EDITOR', 'after.roles': 'CHECKER', 'after.zones': 'A', reason: 'r' });
    expect(flat.changes).toEqual([{ name: 'roles', before: 'EDITOR', after: 'CHECKER' }, { name: 'zones', before: null, after: 'A' }]);
    expect(flat.facts).toEqual([{ name: 'reason', value: 'r' }]);
    expect(readDetail({ before: { roles: 'EDITOR' }, after: { roles: 'CHECKER', zones: 'A' }, reason: 'r' })).toEqual(flat);
    expect(readDetail({ before: '2026-01-01', rows: 3 }).facts).toHaveLength(2);
  });

  it('is shown as it stands where somebody damaged it', () => {
    expect(readDetail('{"half').raw).toBe('{"half');
    expect(readDetail([1, 2]).raw).toBe('[1,2]');
  });

  it('fits on one line', () => {
    const same = (_: string, value: string) => value;
    expect(shortDetail({ 'before.x': '1', 'after.x': '', 'after.y': '2', 'after.z': '', n: 3 }, (name) => name, same)).toBe('x 1 → ∅ · y 2 · n 3');
  });
});
