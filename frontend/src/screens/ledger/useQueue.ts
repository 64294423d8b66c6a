/** The proposals that wait, which of them are ticked, and what came of confirming them. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem } from '@/api/client';
import { confirmAll, LARGEST_PAGE, listPostings } from '@/api/journal';
import type { Posting, RefusedConfirmation, Uuid } from '@/api/types';
import { useLoad } from '@/core/load';
import { useProposals } from '@/core/proposals';
import { useSession } from '@/core/session';
import { whyNotDecide } from './decisions';

export interface Outcome {
  confirmed: number;
  confirmed_m2: number;
  refused: (RefusedConfirmation & { posting: Posting | null })[];
}

export function useQueue(zone: Ref<string | null>) {
  const { session } = useSession();
  const { countProposals } = useProposals();
  const { data: page, problem, loading, reload } = useLoad(
    (signal) => listPostings({ status: 'PROPOSED', zone: zone.value ?? undefined, limit: LARGEST_PAGE }, signal),
    [zone],
  );
  const selected = ref(new Set<Uuid>());
  const outcome = shallowRef<Outcome | null>(null);
  const busy = ref(false);

  const postings = computed(() => page.value?.postings ?? []);
  /** What may be decided and lacks nothing; what lacks evidence can still be ticked by hand, and the server has the last word. */
  const ready = computed(() => postings.value.filter((posting) => blocked(posting) === null && !posting.missingEvidence.length));
  const chosen = computed(() => postings.value.filter((posting) => selected.value.has(posting.id)));
  const all = computed(() => ready.value.length > 0 && ready.value.every((posting) => selected.value.has(posting.id)));
  const refusals = computed(() => new Map(outcome.value?.refused.map((line) => [line.id, line.title]) ?? []));

  watch(page, () => {
    const there = new Set(postings.value.map((posting) => posting.id));
    selected.value = new Set([...selected.value].filter((id) => there.has(id)));
  });

  function blocked(posting: Posting): string | null {
    return whyNotDecide(posting, session.value);
  }

  function toggle(id: Uuid): void {
    const posting = postings.value.find((known) => known.id === id);
    if (!posting || blocked(posting)) return;
    const next = new Set(selected.value);
    if (!next.delete(id)) next.add(id);
    selected.value = next;
  }

  function toggleAll(): void {
    selected.value = all.value ? new Set() : new Set(ready.value.map((posting) => posting.id));
  }

  async function confirmChosen(): Promise<void> {
    if (busy.value || !chosen.value.length) return;
    busy.value = true;
    problem.value = null;
    const sent = chosen.value;
    try {
      const answer = await confirmAll(sent.map((posting) => posting.id));
      const refused = answer.refused.map((line) => ({ ...line, posting: sent.find((posting) => posting.id === line.id) ?? null }));
      const left = new Set(refused.map((line) => line.id));
      const passed = sent.filter((posting) => !left.has(posting.id));
      outcome.value = { confirmed: answer.confirmed, confirmed_m2: passed.reduce((sum, posting) => sum + posting.area_m2, 0), refused };
      selected.value = left;
      await Promise.all([reload(), countProposals()]);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
    } finally {
      busy.value = false;
    }
  }

  return { page, problem, loading, reload, postings, selected, ready, chosen, all, outcome, refusals, busy, blocked, toggle, toggleAll, confirmChosen };
}
