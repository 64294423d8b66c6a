/** Rows of a batch by outcome or finding, read page by page as one scrolls. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem, get } from '@/api/client';
import type { ImportRow, ImportRowPage, RowOutcome } from '@/api/types';

const PAGE = 200;

export interface RowQuery {
  outcome?: RowOutcome;
  finding?: string;
}

export function useImportRows(batch: Ref<string>, query: Ref<RowQuery>, revision: Ref<unknown>) {
  const rows = shallowRef<ImportRow[]>([]);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  const complete = ref(false);
  let cursor: string | null = null;
  let running: AbortController | null = null;

  async function more(): Promise<void> {
    if (loading.value || complete.value) return;
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    try {
      const page = await get<ImportRowPage>(`/api/imports/${encodeURIComponent(batch.value)}/rows`, { ...query.value, cursor, limit: PAGE }, mine.signal);
      rows.value = [...rows.value, ...page.rows];
      cursor = page.next;
      complete.value = page.next === null;
      problem.value = null;
    } catch (failure) {
      if (failure instanceof ApiProblem) {
        problem.value = failure;
        complete.value = true;
      } else if (!mine.signal.aborted) throw failure;
    } finally {
      if (running === mine) loading.value = false;
    }
  }

  function restart(): void {
    running?.abort();
    running = null;
    loading.value = false;
    rows.value = [];
    cursor = null;
    complete.value = false;
    void more();
  }

  watch([batch, () => JSON.stringify(query.value), revision], restart, { immediate: true });
  onScopeDispose(() => running?.abort());
  return { rows, problem, loading, complete, more, restart };
}
