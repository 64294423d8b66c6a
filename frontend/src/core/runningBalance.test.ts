import { expect, it } from 'vitest';
import type { Posting } from '@/api/types';
import { heldAfter } from './runningBalance';

const posting = (id: string, seq: number, effectiveOn: string, from: Posting['from'], to: Posting['to'], area_m2: number, status: Posting['status'] = 'CONFIRMED') =>
  ({ id, seq, effectiveOn, from, to, area_m2, status }) as Posting;

it('goes by the day things happened, not by the day they were entered', () => {
  const after = heldAfter([
    posting('late', 3, '2026-02-01', 'UNCOUNTED', 'RESERVE', 300.1),
    posting('register', 1, '2026-01-01', 'ORIGIN', 'UNCOUNTED', 1000),
    posting('release', 2, '2026-03-01', 'RESERVE', 'RELEASE', 300.2, 'PROPOSED'),
  ]);
  expect([...after.keys()]).toEqual(['register', 'late']);
  expect(after.get('late')).toEqual({ UNCOUNTED: 699.9, RESERVE: 300.1, OPTIMISE: 0, RELEASE: 0 });
});

it('adds up to the capacity after each step, to the hundredth', () => {
  const steps = Array.from({ length: 100 }, (_, n) => posting(`p${n}`, n + 2, '2026-01-02', 'UNCOUNTED', 'RESERVE', 0.1));
  const after = heldAfter([posting('register', 1, '2026-01-01', 'ORIGIN', 'UNCOUNTED', 10), ...steps]);
  const last = after.get('p99');
  expect(last).toEqual({ UNCOUNTED: 0, RESERVE: 10, OPTIMISE: 0, RELEASE: 0 });
});
