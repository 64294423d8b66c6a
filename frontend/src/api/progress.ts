import type { GroupBy, IsoDate, IsoInstant, Lagging, Progress, Reading, ReconciliationStatement } from './types';
import { get } from './client';

export interface ProgressQuery {
  asOf: IsoDate;
  groupBy: GroupBy;
  reading?: Reading | null;
  figures?: 'current' | 'reported';
}

export function getProgress(query: ProgressQuery, signal?: AbortSignal): Promise<Progress> {
  return get('/api/progress', query, signal);
}

export function getLagging(asOf: IsoDate, limit: number, signal?: AbortSignal): Promise<Lagging> {
  return get('/api/progress/lagging', { asOf, limit }, signal);
}

/** @param knownAt null for all that is known now */
export function getReconciliation(asOf: IsoDate, signal?: AbortSignal, knownAt: IsoInstant | null = null): Promise<ReconciliationStatement> {
  return get('/api/journal/reconciliation', { asOf, knownAt }, signal);
}
