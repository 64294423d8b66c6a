/** What the server says of itself: product, district, today's date. */
import { ref } from 'vue';
import { get } from '@/api/client';
import type { About } from '@/api/types';

export const about = ref<About | null>(null);

export async function loadAbout(): Promise<void> {
  about.value = await get<About>('/api/about');
}
