import { get, post, put } from './client';
import type {
  Confirmations,
  EvidenceKind,
  FindingView,
  HoldingAccount,
  IsoDate,
  IsoInstant,
  IsoMonth,
  ItemDetail,
  ItemJournal,
  ItemKind,
  ItemPage,
  ItemQuery,
  NewPosting,
  Posting,
  PostingFilter,
  PostingPage,
  Uuid,
} from './types';

export const LARGEST_PAGE = 500;

/* ── evidence ──────────────────────────────────────────────── */

export interface EvidenceFile {
  id: Uuid;
  kind: EvidenceKind;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  attachedBy: string;
  attachedByName: string;
  attachedAt: IsoInstant;
}

export interface EvidenceRule {
  target: string;
  /** one of these is needed; empty: none */
  kinds: EvidenceKind[];
  fileRequired: boolean;
  /** nobody has decided otherwise */
  assumed: boolean;
  reason: string;
  setBy: string;
  version: number;
}

/* ── month close ───────────────────────────────────────────── */

export interface Closing {
  id: Uuid;
  month: IsoMonth;
  closed: boolean;
  closedAt: IsoInstant;
  closedBy: string;
  closedByName: string;
  remark: string;
  reopenedAt: IsoInstant | null;
  reopenedBy: string | null;
  reopenedByName: string | null;
  reopenedReason: string | null;
}

export interface NextClosing {
  month: IsoMonth;
  closable: boolean;
  findings: FindingView[];
  /** proposals effective by the end of the month that nobody has decided */
  undecided: number;
  undecided_m2: number;
}

export interface Closings {
  closedThrough: IsoMonth | null;
  next: NextClosing;
  closings: Closing[];
}

export interface ComparedLine {
  key: string;
  name: string;
  account: HoldingAccount;
  /** 上报口径 */
  reported_m2: number;
  /** 现口径 */
  known_m2: number;
  difference_m2: number;
  unconfirmed_m2: number;
}

/** An item that held area when the month was closed and belongs elsewhere now. */
export interface Reassigned {
  itemId: Uuid;
  itemCode: string;
  account: HoldingAccount;
  area_m2: number;
  zoneBefore: string;
  zoneAfter: string;
  scopesBefore: string[];
  scopesAfter: string[];
}

export interface Comparison {
  closing: Closing;
  asOf: IsoDate;
  zones: ComparedLine[];
  scopes: ComparedLine[];
  total: ComparedLine[];
  adjustments: Posting[];
  reassigned: Reassigned[];
  explained: boolean;
}

/* ── overlaps and the self-check ───────────────────────────── */

export interface OverlapItem {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
  zone: string;
}

export interface Overlap {
  first: OverlapItem;
  second: OverlapItem;
  kind: 'IDENTICAL' | 'FIRST_WITHIN_SECOND' | 'SECOND_WITHIN_FIRST' | 'PARTIAL';
  shared_m2: number;
  /** fractions of one */
  shareOfFirst: number;
  shareOfSecond: number;
  /** of the shared ground, while a statement holds */
  firstPart_m2: number | null;
  secondPart_m2: number | null;
  sharing: {
    /** null: withdrawn */
    firstShare: number | null;
    secondShare: number | null;
    sharedThen_m2: number;
    reason: string;
    statedByName: string;
    statedAt: IsoInstant;
    holds: boolean;
  } | null;
}

export interface Law {
  law: string;
  name: string;
  holds: boolean;
  /** what breaks it, by the code people know; the first few */
  broken: string[];
}

export interface SelfCheckReport {
  sound: boolean;
  laws: Law[];
}

/* ── requests ──────────────────────────────────────────────── */

export function listPostings(
  filter: PostingFilter & { cursor?: Uuid; limit?: number },
  signal?: AbortSignal,
): Promise<PostingPage> {
  return get('/api/journal/postings', filter, signal);
}

export function getPosting(id: Uuid, signal?: AbortSignal): Promise<Posting> {
  return get(`/api/journal/postings/${encodeURIComponent(id)}`, undefined, signal);
}

export function getItemJournal(item: Uuid, signal?: AbortSignal): Promise<ItemJournal> {
  return get(`/api/journal/items/${encodeURIComponent(item)}`, undefined, signal);
}

export function getItem(id: Uuid, signal?: AbortSignal): Promise<ItemDetail> {
  return get(`/api/items/${encodeURIComponent(id)}`, undefined, signal);
}

export function listItems(query: ItemQuery, signal?: AbortSignal): Promise<ItemPage> {
  return get('/api/items', query, signal);
}

/** The key makes a repeated request have one effect: make one per form, not per press. */
export function propose(posting: NewPosting, key: string): Promise<Posting> {
  return post('/api/journal/postings', posting, { 'Idempotency-Key': key });
}

export function confirm(id: Uuid): Promise<Posting> {
  return post(`/api/journal/postings/${encodeURIComponent(id)}/confirm`);
}

export function reject(id: Uuid, reason: string): Promise<Posting> {
  return post(`/api/journal/postings/${encodeURIComponent(id)}/reject`, { reason });
}

export function reverse(id: Uuid, effectiveOn: IsoDate, reason: string, key: string): Promise<Posting> {
  return post(`/api/journal/postings/${encodeURIComponent(id)}/reverse`, { effectiveOn, reason }, { 'Idempotency-Key': key });
}

export function confirmAll(ids: Uuid[]): Promise<Confirmations> {
  return post('/api/journal/confirmations', { ids });
}

export async function listEvidence(posting: Uuid, signal?: AbortSignal): Promise<EvidenceFile[]> {
  return (await get<{ files: EvidenceFile[] }>(`/api/journal/postings/${encodeURIComponent(posting)}/evidence`, undefined, signal)).files;
}

/** The same content again is answered with the file that is there. */
export function attachEvidence(posting: Uuid, kind: EvidenceKind, file: File): Promise<EvidenceFile> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file);
  return post(`/api/journal/postings/${encodeURIComponent(posting)}/evidence`, form);
}

/** Where a file is downloaded from; it is never shown under our own address. */
export function evidenceAddress(file: Uuid): string {
  return `/api/journal/evidence/${encodeURIComponent(file)}`;
}

export async function listEvidenceRules(signal?: AbortSignal): Promise<EvidenceRule[]> {
  return (await get<{ rules: EvidenceRule[] }>('/api/journal/evidence-rules', undefined, signal)).rules;
}

export function changeEvidenceRule(
  rule: EvidenceRule,
  change: { kinds: EvidenceKind[]; fileRequired: boolean; reason: string },
): Promise<EvidenceRule> {
  return put(`/api/journal/evidence-rules/${encodeURIComponent(rule.target)}`, change, { 'If-Match': `"${rule.version}"` });
}

/** @param month another one to look at than the one whose turn it is */
export function listClosings(month: IsoMonth | null, signal?: AbortSignal): Promise<Closings> {
  return get('/api/journal/closings', { month }, signal);
}

export function closeMonth(month: IsoMonth, remark: string): Promise<Closing> {
  return post('/api/journal/closings', { month, remark });
}

export function reopenMonth(month: IsoMonth, reason: string): Promise<Closing> {
  return post(`/api/journal/closings/${encodeURIComponent(month)}/reopen`, { reason });
}

export function getComparison(month: IsoMonth, signal?: AbortSignal): Promise<Comparison> {
  return get(`/api/journal/closings/${encodeURIComponent(month)}`, undefined, signal);
}

export async function listOverlaps(signal?: AbortSignal): Promise<Overlap[]> {
  return (await get<{ overlaps: Overlap[] }>('/api/journal/overlaps', undefined, signal)).overlaps;
}

/** Shares are fractions of one; both null withdraw what was said. */
export function stateSharing(
  overlap: Overlap,
  shares: readonly [number, number] | null,
  reason: string,
): Promise<unknown> {
  const [firstShare, secondShare] = shares ?? [null, null];
  return post('/api/journal/overlaps', { first: overlap.first.id, second: overlap.second.id, firstShare, secondShare, reason });
}

export function runSelfCheck(): Promise<SelfCheckReport> {
  return get('/api/journal/self-check');
}

/** Random and unique; `crypto.randomUUID` is missing on plain http, which intranets use. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
