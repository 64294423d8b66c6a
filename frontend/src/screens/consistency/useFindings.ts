/** A list of any length of which only the pages that are looked at are read. */
import { onScopeDispose, ref, shallowRef, triggerRef, watch, type Ref } from 'vue';
import { ApiProblem } from '@/api/client';
import { listConsistency, type ConsistencyLine, type ConsistencyPage, type ConsistencyQuery } from '@/api/consistency';
import { pagesOf } from './question';

const PAGE = 200;

export function useFindings(question: Ref<ConsistencyQuery>) {
  const head = shallowRef<ConsistencyPage | null>(null);
  /** as long as the whole list; null where nothing is read yet */
  const rows = shallowRef<(ConsistencyLine | null)[]>([]);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let asked = new Set<number>();
  let running = new AbortController();

  async function reload(): Promise<void> {
    running.abort();
    running = new AbortController();
    asked = new Set();
    await read(0, running, true);
  }

  async function read(page: number, mine: AbortController, fresh = false): Promise<void> {
    asked.add(page);
    loading.value = true;
    try {
      const answer = await listConsistency({ ...question.value, offset: page * PAGE, limit: PAGE }, mine.signal);
      if (mine !== running) return;
      if (fresh || answer.total !== rows.value.length) rows.value = new Array<ConsistencyLine | null>(answer.total).fill(null);
      answer.findings.forEach((line, i) => (rows.value[answer.offset + i] = line));
      triggerRef(rows);
      head.value = answer;
      problem.value = null;
    } catch (failure) {
      asked.delete(page);
      if (mine !== running) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
    } finally {
      if (mine === running) loading.value = false;
    }
  }

  /** Reads what lies between two rows, once. */
  function need(from: number, to: number): void {
    for (const page of pagesOf(from, to, PAGE)) if (!asked.has(page)) void read(page, running);
  }

  /** Everything up to a number of rows, for paper. */
  async function all(most: number): Promise<ConsistencyLine[]> {
    const pages = pagesOf(0, Math.min(most, rows.value.length), PAGE).filter((page) => !asked.has(page));
    await Promise.all(pages.map((page) => read(page, running)));
    return rows.value.slice(0, most).filter((line): line is ConsistencyLine => line !== null);
  }

  watch(question, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) void reload();
  }, { immediate: true });
  onScopeDispose(() => running.abort());
  return { head, rows, problem, loading, reload, need, all };
}
