/** One batch as it stands, followed live while the server reads or books: by server-sent events, by asking again where those break. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem, get } from '@/api/client';
import type { Batch, BatchProgress, BatchStatus } from '@/api/types';
import { isWorking } from './wizard';

const ASK_AGAIN_MS = 1000;

export function useBatch(id: Ref<string>) {
  const batch = shallowRef<Batch | null>(null);
  const progress = shallowRef<BatchProgress | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const startedAt = ref(0);
  let events: EventSource | null = null;
  let timer = 0;
  let generation = 0;

  async function reload(): Promise<void> {
    const mine = generation;
    try {
      const answer = await get<Batch>(`/api/imports/${encodeURIComponent(id.value)}`);
      if (mine === generation) adopt(answer);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (mine === generation) problem.value = failure;
    }
  }

  function adopt(answer: Batch): void {
    batch.value = answer;
    problem.value = null;
    progress.value = answer.progress;
    if (isWorking(answer.status)) follow();
    else leave();
  }

  function follow(): void {
    if (events || timer) return;
    startedAt.value = Date.now();
    events = new EventSource(`/api/imports/${encodeURIComponent(id.value)}/events`);
    events.addEventListener('progress', (event: MessageEvent<string>) => (progress.value = JSON.parse(event.data) as BatchProgress));
    events.addEventListener('state', (event: MessageEvent<string>) => {
      const { status } = JSON.parse(event.data) as { status: BatchStatus };
      if (!isWorking(status)) {
        leave();
        void reload();
      }
    });
    events.onerror = () => {
      events?.close();
      events = null;
      timer = window.setTimeout(() => {
        timer = 0;
        void reload();
      }, ASK_AGAIN_MS);
    };
  }

  function leave(): void {
    events?.close();
    events = null;
    window.clearTimeout(timer);
    timer = 0;
  }

  watch(id, () => {
    generation += 1;
    leave();
    batch.value = null;
    void reload();
  }, { immediate: true });
  onScopeDispose(() => {
    generation += 1;
    leave();
  });

  return { batch, progress, problem, startedAt, reload, adopt };
}
