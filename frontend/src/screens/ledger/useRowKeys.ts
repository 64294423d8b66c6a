/** J and K walk the rows of a list, space ticks the one in hand; Enter is the row's own button. Silent while somebody types. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue';

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], .el-dialog, .el-picker-panel') !== null;
}

export function useRowKeys(root: Ref<HTMLElement | null>, tick: (id: string) => void): void {
  function rows(): HTMLElement[] {
    return [...(root.value?.querySelectorAll<HTMLElement>('tr[data-id]') ?? [])];
  }

  function keys(event: KeyboardEvent): void {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const row = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))];
      row?.querySelector<HTMLElement>('button.name')?.focus();
      row?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === ' ' && at >= 0) {
      tick(all[at]?.dataset.id ?? '');
    } else return;
    event.preventDefault();
  }

  onMounted(() => document.addEventListener('keydown', keys));
  onBeforeUnmount(() => document.removeEventListener('keydown', keys));
}
