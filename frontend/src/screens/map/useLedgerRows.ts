/** All items that meet the filter, as the ledger lists them. A district's worth is held at once; beyond that the table says so. */
import { onScopeDispose, watch, type Ref } from 'vue';
import { get } from '@/api/client';
import type { ItemPage, ItemQuery, ItemRow } from '@/api/types';
import { useLoad } from '@/core/load';
import { toItemQuery, type MapFilter } from './useMapFilter';

const PAGE = 500;
export const MOST_ROWS = 5000;

export interface LedgerRows {
  rows: readonly ItemRow[];
  total: number;
  /** the rows are those in view, because there are too many to hold all */
  ofView: boolean;
}

/** @param bbox west,south,east,north: what to list when there is too much to list all */
export async function loadRows(filter: MapFilter, bbox: string | null, signal: AbortSignal): Promise<LedgerRows> {
  const query = toItemQuery(filter);
  const first = await get<ItemPage>('/api/items', { ...query, limit: PAGE }, signal);
  if (first.total <= MOST_ROWS) return { rows: await rest(first, query, signal), total: first.total, ofView: false };
  const seen = bbox ? await get<ItemPage>('/api/items', { ...query, bbox, limit: PAGE }, signal) : first;
  return { rows: seen.items, total: first.total, ofView: true };
}

async function rest(first: ItemPage, query: ItemQuery, signal: AbortSignal): Promise<ItemRow[]> {
  const rows = [...first.items];
  let cursor = first.next;
  while (cursor) {
    const page: ItemPage = await get<ItemPage>('/api/items', { ...query, cursor, limit: PAGE }, signal);
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

export function useLedgerRows(filter: Ref<MapFilter>, bbox: () => string | null) {
  const rows = useLoad((signal) => loadRows(filter.value, bbox(), signal), [() => JSON.stringify(filter.value)]);
  let timer = 0;
  watch(bbox, () => {
    if (!rows.data.value?.ofView) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void rows.reload(), 300);
  });
  onScopeDispose(() => window.clearTimeout(timer));
  return rows;
}
