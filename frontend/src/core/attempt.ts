/** A deed that may be refused: busy while it runs, the refusal kept for the page to show. */
import { ref, shallowRef } from 'vue';
import { ApiProblem } from '@/api/client';

export function useAttempt() {
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);

  /** @returns whether it was done; false too while another one runs */
  async function attempt(deed: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = null;
    try {
      await deed();
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { problem, busy, attempt };
}
