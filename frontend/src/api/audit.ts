/** The chained record of deeds. */
import { get, post, queryText } from './client';
import type { IsoDate, IsoInstant } from './types';

export interface AuditRow {
  seq: number;
  at: IsoInstant;
  actor: string;
  actorName: string;
  address: string;
  action: string;
  subject: string;
  result: string;
  /** an object; text where somebody damaged it */
  detail: unknown;
}

export interface AuditPage {
  rows: AuditRow[];
  next: number | null;
}

export interface AuditVerification {
  intact: boolean;
  rows: number;
  firstBrokenSeq: number | null;
  /** 1, or the row after the last that was purged */
  firstSeq: number;
  headHash: string;
}

export interface AuditFilter {
  actor?: string;
  /** beginning of an action, e.g. `session.` */
  action?: string;
  subject?: string;
  address?: string;
  result?: 'DONE' | 'REFUSED';
  from?: IsoDate;
  /** included */
  to?: IsoDate;
}

export function listAudit(filter: AuditFilter, limit: number, cursor: number | null, signal?: AbortSignal): Promise<AuditPage> {
  return get('/api/audit', { ...filter, limit, cursor }, signal);
}

export function auditExportAddress(filter: AuditFilter): string {
  return `/api/audit/export${queryText(filter)}`;
}

export function verifyAudit(): Promise<AuditVerification> {
  return get('/api/audit/verification');
}

export function purgeAudit(before: IsoDate): Promise<{ rows: number; lastSeq: number; lastHash: string }> {
  return post('/api/audit/purge', { before });
}
