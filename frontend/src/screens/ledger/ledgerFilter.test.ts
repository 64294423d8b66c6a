import { expect, it } from 'vitest';
import { clearFilter, readFilter, requestOf, writeFilter } from './ledgerFilter';

it('leaves out what the server would refuse', () => {
  expect(readFilter({ status: 'MAYBE', from: '2026-13-01', account: 'RESERVE', q: '', other: 'x' })).toEqual({
    account: 'RESERVE',
  });
});

it('changes its own parts of the address and keeps the rest', () => {
  expect(writeFilter({ asOf: '2026-10-31', q: '岚川' }, { q: '', status: 'PROPOSED' })).toEqual({
    asOf: '2026-10-31',
    status: 'PROPOSED',
  });
  expect(clearFilter({ asOf: '2026-10-31', q: 'x', target: 'RESERVE' })).toEqual({ asOf: '2026-10-31' });
});

it('lets an end of the period stand in for the day of the page', () => {
  const view = { asOf: '2026-11-24', reading: null, zone: 'DANING', figures: 'current' } as const;
  expect(requestOf({ target: 'RESERVE', to: '2026-10-31' }, view)).toMatchObject({ zone: 'DANING', to: '2026-10-31', asOf: undefined });
  expect(requestOf({}, view)).toMatchObject({ asOf: '2026-11-24' });
});

it('keeps the instant a reported figure was known at, and nothing that is no instant', () => {
  expect(readFilter({ knownAt: '2026-11-02T01:20:33.123456Z', evidence: 'NONE' })).toEqual({ knownAt: '2026-11-02T01:20:33.123456Z', evidence: 'NONE' });
  expect(readFilter({ knownAt: 'yesterday', evidence: 'SOME' })).toEqual({});
});
