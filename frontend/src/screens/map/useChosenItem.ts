/** The chosen item with its journal and revisions. The version seen is what a save is based on. */
import { ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem, get } from '@/api/client';
import type { ItemDetail, ItemJournal, ItemRevision } from '@/api/types';
import { useLoad } from '@/core/load';

export interface ChosenItem {
  detail: ItemDetail;
  journal: ItemJournal | null;
  revisions: ItemRevision[] | null;
}

/** The record has to be there; its journal and history may be refused without hiding it. */
async function load(id: string, signal: AbortSignal): Promise<ChosenItem> {
  const path = encodeURIComponent(id);
  const orNull = (failure: unknown) => {
    if (failure instanceof ApiProblem) return null;
    throw failure;
  };
  const [detail, journal, revisions] = await Promise.all([
    get<ItemDetail>(`/api/items/${path}`, undefined, signal),
    get<ItemJournal>(`/api/journal/items/${path}`, undefined, signal).catch(orNull),
    get<ItemRevision[]>(`/api/items/${path}/revisions`, undefined, signal).catch(orNull),
  ]);
  return { detail, journal, revisions };
}

export type InspectorTab = 'FIELDS' | 'ACCOUNTS' | 'HISTORY' | 'SOURCES';

export function useChosenItem(id: Ref<string | null>) {
  const { data, problem, loading, reload } = useLoad(async (signal) => (id.value ? load(id.value, signal) : null), [id]);
  const tab = ref<InspectorTab>('ACCOUNTS');
  const item = shallowRef<ChosenItem | null>(null);
  watch(data, (now) => (item.value = now));
  watch(id, () => (item.value = null));
  return { item, problem, loading, reload, tab };
}
