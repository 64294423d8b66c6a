import { expect, it } from 'vitest';
import { carryOf, doneLink, thisPeriodLink, unconfirmedLink } from './links';

const carry = { asOf: '2026-10-31', zone: 'DANING' };

it('keeps the day and the scope of the page a figure stands on', () => {
  expect(doneLink({ carry }, 'RESERVE')).toEqual({ name: 'ledger', query: { ...carry, target: 'RESERVE' } });
});

it('names the zone of the row instead where the figure stands in a row', () => {
  expect(unconfirmedLink({ carry, zone: 'SHIBEI' }, 'RELEASE')).toEqual({
    name: 'ledger',
    query: { asOf: '2026-10-31', zone: 'SHIBEI', target: 'RELEASE', status: 'PROPOSED', direction: 'IN' },
  });
});

it('covers the whole district for a total', () => {
  expect(thisPeriodLink({ carry, zone: null }, 'RESERVE', '2026-10-31')).toEqual({
    name: 'ledger',
    query: { asOf: '2026-10-31', target: 'RESERVE', from: '2026-10-01', to: '2026-10-31' },
  });
});

it('leads from a figure that was frozen to the postings as they were known then', () => {
  const closedAt = '2026-11-02T01:00:00Z';
  expect(carryOf(carry, { figures: 'reported', closedAt })).toEqual({ ...carry, knownAt: closedAt });
  expect(carryOf(carry, { figures: 'reported', closedAt: null })).toEqual(carry);
  expect(carryOf(carry, { figures: 'current', closedAt })).toEqual(carry);
});
