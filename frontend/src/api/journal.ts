import { get, post } from './client';
import type { Confirmations, IsoDate, ItemJournal, ItemPage, ItemQuery, NewPosting, Posting, PostingFilter, PostingPage, Uuid } from './types';

export const LARGEST_PAGE = 500;

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

/** Random and unique; `crypto.randomUUID` is missing on plain http, which intranets use. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
