/** Loads what a screen shows and keeps the last answer on screen while a newer one is on its way. */
import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue';
import { ApiProblem } from '@/api/client';

export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []) {
  const data = shallowRef<T | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let running: AbortController | null = null;

  async function reload(): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    try {
      const answer = await load(mine.signal);
      if (running === mine) {
        data.value = answer;
        problem.value = null;
      }
    } catch (failure) {
      if (running !== mine) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
    } finally {
      if (running === mine) loading.value = false;
    }
  }

  watch(sources, () => void reload(), { immediate: true });
  onScopeDispose(() => {
    running?.abort();
    running = null;
  });
  return { data, problem, loading, reload };
}
