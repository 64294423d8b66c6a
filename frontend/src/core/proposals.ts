/** How many postings wait for a checker: the number on 台账 in the navigation. */
import { readonly, ref } from 'vue';
import { ApiProblem, get } from '@/api/client';
import type { PostingPage } from '@/api/types';
import { may } from './session';

const waiting = ref<number | null>(null);

export async function countProposals(): Promise<void> {
  if (!may('READ')) return;
  try {
    waiting.value = (await get<PostingPage>('/api/journal/postings', { status: 'PROPOSED', limit: 1 })).total;
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    waiting.value = null;
  }
}

export function useProposals() {
  return { waiting: readonly(waiting), countProposals };
}
