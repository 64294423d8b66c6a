/** Splitting an item by a line: the server says what the parts would be; what was shown is what is saved. */
import { ref, shallowRef } from 'vue';
import { ApiProblem } from '@/api/client';
import { previewSplit, splitItem, type SplitPart } from '@/api/map';
import { useText } from '@/core/i18n';
import { ringsOf } from '@/edit/ring';
import { say } from '@/ui/say';
import type { Workbench } from '../workbench';

export interface PlannedPart extends SplitPart {
  code: string;
  name: string;
}

export function useSplit(bench: Workbench) {
  const { editing } = bench;
  const { t } = useText();
  const parts = shallowRef<PlannedPart[]>([]);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
    } finally {
      busy.value = false;
    }
  }

  function preview(): Promise<void> {
    const item = editing.draft.value?.item;
    if (!item || editing.path.value.length < 2) return Promise.resolve();
    return attempt(async () => {
      parts.value = [];
      const found = await previewSplit(item.id, editing.path.value);
      parts.value = found.parts.map((part, i) => ({ ...part, code: `${item.code}-${i + 1}`, name: item.name ? `${item.name} ${i + 1}` : '' }));
      editing.parts.value = found.parts.map(({ geometry }) => ringsOf(geometry));
      editing.soon();
    });
  }

  function save(reason: string): Promise<void> {
    const item = editing.draft.value?.item;
    if (!item) return Promise.resolve();
    return attempt(async () => {
      const { ids } = await splitItem(item.id, item.version, parts.value.map(({ code, name, geometry }) => ({ code: code.trim(), name: name.trim() || null, geometry })), reason);
      reset();
      editing.cancel();
      await bench.choose(ids[0] ?? null);
      await bench.changed();
      say(t('map.split.done', { name: item.name || item.code, count: ids.length }));
    });
  }

  function rename(index: number, part: Partial<Pick<PlannedPart, 'code' | 'name'>>): void {
    parts.value = parts.value.map((old, i) => (i === index ? { ...old, ...part } : old));
  }

  function reset(): void {
    parts.value = [];
    problem.value = null;
  }

  return { parts, problem, busy, preview, save, rename, reset };
}

export type Split = ReturnType<typeof useSplit>;
