/** All items that meet the filter, as the ledger lists them. A district's worth is held at once; beyond that the table says so. */
import type { Ref } from 'vue';
import { get } from '@/api/client';
import type { ItemPage, ItemRow } from '@/api/types';
import { useLoad } from '@/core/load';
import { toItemQuery, type MapFilter } from './useMapFilter';

const PAGE = 500;
export const MOST_ROWS = 5000;

export interface LedgerRows {
  rows: readonly ItemRow[];
  total: number;
}

export async function loadRows(filter: MapFilter, signal: AbortSignal): Promise<LedgerRows> {
  const rows: ItemRow[] = [];
  let cursor: string | null = null;
  let total: number;
  do {
    const page: ItemPage = await get<ItemPage>('/api/items', { ...toItemQuery(filter), cursor, limit: PAGE }, signal);
    rows.push(...page.items);
    total = page.total;
    cursor = page.next;
  } while (cursor && rows.length < MOST_ROWS);
  return { rows, total };
}

export function useLedgerRows(filter: Ref<MapFilter>) {
  return useLoad((signal) => loadRows(filter.value, signal), [() => JSON.stringify(filter.value)]);
}
