/** Only the rows of a long table that can be seen are in the page; all have the same height. */
import { computed, onBeforeUnmount, ref, watch, type Ref, type ShallowRef } from 'vue';

const SPARE_ROWS = 8;
const HEAD_PX = 27;

/** First row drawn and one past the last, for a scroll position. */
export function windowOf(scrollTop: number, height: number, row_px: number, total: number, spare = SPARE_ROWS): readonly [number, number] {
  const first = Math.max(0, Math.floor(scrollTop / row_px) - spare);
  const last = Math.min(total, Math.ceil((scrollTop + height) / row_px) + spare);
  return [Math.min(first, last), last];
}

export function useVirtualRows<T>(rows: Ref<readonly T[]>, scroller: Readonly<ShallowRef<HTMLElement | null>>, row_px: number) {
  const top = ref(0);
  const height = ref(400);
  const bounds = computed(() => windowOf(top.value, height.value, row_px, rows.value.length));
  const watcher = new ResizeObserver(([entry]) => {
    if (entry) height.value = entry.contentRect.height;
  });

  watch(scroller, (element, before) => {
    if (before) watcher.unobserve(before);
    if (element) watcher.observe(element);
  }, { flush: 'post' });
  onBeforeUnmount(() => watcher.disconnect());

  return {
    from: computed(() => bounds.value[0]),
    visible: computed(() => rows.value.slice(bounds.value[0], bounds.value[1])),
    before_px: computed(() => bounds.value[0] * row_px),
    after_px: computed(() => (rows.value.length - bounds.value[1]) * row_px),
    scrolled: {
      now: () => (top.value = scroller.value?.scrollTop ?? 0),
      /** Brings a row into sight without moving when it already is. */
      to: (index: number) => {
        const element = scroller.value;
        if (!element) return;
        const room = element.clientHeight - 2 * HEAD_PX - row_px;
        if (index * row_px < element.scrollTop) element.scrollTop = index * row_px;
        else if (index * row_px > element.scrollTop + room) element.scrollTop = index * row_px - room;
      },
    },
  };
}
