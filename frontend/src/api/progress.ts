import type { GroupBy, IsoDate, Lagging, Progress, Reading, ReconciliationStatement } from './types';
import { get } from './client';

export interface ProgressQuery {
  asOf: IsoDate;
  groupBy: GroupBy;
  reading?: Reading | null;
}

export function getProgress(query: ProgressQuery, signal?: AbortSignal): Promise<Progress> {
  return get('/api/progress', query, signal);
}

export function getLagging(asOf: IsoDate, limit: number, signal?: AbortSignal): Promise<Lagging> {
  return get('/api/progress/lagging', { asOf, limit }, signal);
}

export function getReconciliation(asOf: IsoDate, signal?: AbortSignal): Promise<ReconciliationStatement> {
  return get('/api/journal/reconciliation', { asOf }, signal);
}
