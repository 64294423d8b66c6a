/** What the form of a new posting holds, why it cannot be sent yet, and what the accounts would be after it. */
import type { AreaAccount, Balances, EvidenceKind, HoldingAccount, NewPosting, Uuid } from '@/api/types';
import { decimalsOf, parseArea } from '@/core/format';

export const HOLDING: HoldingAccount[] = ['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'];

export interface Proposal {
  itemId: Uuid | null;
  from: HoldingAccount;
  to: HoldingAccount;
  area: string;
  effectiveOn: string | null;
  reason: string;
  evidenceKind: EvidenceKind | '';
  evidenceRef: string;
}

export type Obstacle = 'item' | 'same' | 'area' | 'precise' | 'less' | 'day';

export function balanceOf(balances: Balances, account: HoldingAccount): number {
  switch (account) {
    case 'UNCOUNTED':
      return balances.uncounted_m2;
    case 'RESERVE':
      return balances.reserve_m2;
    case 'OPTIMISE':
      return balances.optimise_m2;
    case 'RELEASE':
      return balances.release_m2;
  }
}

/** The first thing that keeps the form from being sent, or null. */
export function obstacle(proposal: Proposal, balances: Balances | null): Obstacle | null {
  if (!proposal.itemId) return 'item';
  if (proposal.from === proposal.to) return 'same';
  const area_m2 = parseArea(proposal.area);
  if (area_m2 === null || area_m2 <= 0) return 'area';
  if (decimalsOf(proposal.area) > 2) return 'precise';
  if (balances && area_m2 > balanceOf(balances, proposal.from)) return 'less';
  return proposal.effectiveOn ? null : 'day';
}

/** Area on its way from one account to another. */
export interface Move {
  from: AreaAccount;
  to: AreaAccount;
  area_m2: number;
}

/** What the form would move; nothing while it cannot be read. */
export function moveOf(proposal: Proposal): Move {
  const area_m2 = parseArea(proposal.area) ?? 0;
  return { from: proposal.from, to: proposal.to, area_m2: area_m2 > 0 ? area_m2 : 0 };
}

/** The same area the other way. */
export function back(move: Move): Move {
  return { from: move.to, to: move.from, area_m2: move.area_m2 };
}

/** How an account changes, ㎡. */
export function movedBy(move: Move, account: HoldingAccount): number {
  return (move.to === account ? move.area_m2 : 0) - (move.from === account ? move.area_m2 : 0);
}

export function command(proposal: Proposal): NewPosting {
  return {
    itemId: proposal.itemId ?? '',
    from: proposal.from,
    to: proposal.to,
    area_m2: parseArea(proposal.area) ?? 0,
    effectiveOn: proposal.effectiveOn ?? '',
    reason: proposal.reason.trim(),
    evidenceKind: proposal.evidenceKind || null,
    evidenceRef: proposal.evidenceRef.trim() || null,
  };
}
