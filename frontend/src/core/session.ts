/** Who is signed in; one per page. */
import { computed, readonly, ref } from 'vue';
import { ApiProblem, get, onProblem, post, remove } from '@/api/client';
import type { Right, Session } from '@/api/types';

const session = ref<Session | null>(null);
const asked = ref(false);
/** True after a session that was there ended by itself (idle time, restart). */
const ended = ref(false);

onProblem((problem) => {
  if (problem.status === 401 && session.value) {
    session.value = null;
    ended.value = true;
  } else if (problem.code === 'account.password-change-required' && session.value) {
    session.value = { ...session.value, mustChangePassword: true };
  } else if (problem.code === 'account.second-factor-enrolment-required' && session.value) {
    void renewSession().catch((failure: unknown) => {
      // a refusal is told where it was met; here only the state of the session is asked for
      if (!(failure instanceof ApiProblem)) throw failure;
    });
  }
});

export async function findSession(): Promise<Session | null> {
  if (!asked.value) {
    try {
      session.value = await get<Session>('/api/session');
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
    }
    asked.value = true;
  }
  return session.value;
}

/** @param code of the second factor, or a recovery code; empty where none is asked for */
export async function signIn(username: string, password: string, code = ''): Promise<void> {
  session.value = await post<Session>('/api/session', { username, password, code });
  asked.value = true;
  ended.value = false;
}

export async function signOut(): Promise<void> {
  await remove('/api/session');
  session.value = null;
  ended.value = false;
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  await post('/api/account/password', { oldPassword, newPassword });
  await renewSession();
}

/** Asks again what the session may do, after something that changes it. */
export async function renewSession(): Promise<void> {
  session.value = await get<Session>('/api/session');
}

export function may(right: Right): boolean {
  return session.value?.rights.includes(right) ?? false;
}

export function useSession() {
  return {
    session: readonly(session),
    ended: readonly(ended),
    may,
    zones: computed(() => session.value?.zones ?? []),
    streets: computed(() => session.value?.streets ?? []),
  };
}
