/** Saving an item: only what changed goes, with the version it is based on. A stale save keeps the work and shows both sides. */
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { ApiProblem, get, send } from '@/api/client';
import type { FieldValue, FieldView, ItemChanged, ItemDetail, ItemRevise } from '@/api/types';
import { useText } from '@/core/i18n';
import { outlineOf } from '@/map/shape';
import { say } from '@/ui/say';
import { conflictsOf, readForm, textOf, type Conflict } from '../itemForm';
import { useWorkbench } from '../workbench';

/** Stands for the outline among the fields that are given up. */
export const SHAPE = '@shape';

export interface Stale {
  now: ItemDetail;
  conflicts: Conflict[];
  shapeMoved: boolean;
}

export function useItemEdit() {
  const bench = useWorkbench();
  const { editing, chosen, fields } = bench;
  const { t } = useText();
  const typed = reactive<Record<string, string>>({});
  const base = shallowRef<ItemDetail | null>(null);
  const reason = ref('');
  const saving = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const stale = shallowRef<Stale | null>(null);

  const shown = computed<FieldView[]>(() => {
    const kind = base.value?.kind;
    return kind ? (fields.data.value ?? []).filter((field) => field.kinds.includes(kind)) : [];
  });
  const form = computed(() => readForm(shown.value, base.value?.fields ?? {}, typed));
  const shapeChanged = computed(() => editing.draft.value?.item?.id === base.value?.id && editing.dirty.value);
  const changes = computed(() => Object.keys(form.value.changed).length + (shapeChanged.value ? 1 : 0));
  const blocked = computed(() => {
    if (!bench.may('EDIT')) return t('map.tool.noRight');
    if (Object.keys(form.value.errors).length) return t('map.save.errors', { count: Object.keys(form.value.errors).length });
    if (editing.crossings.value.length) return t('map.edit.crossing', { count: editing.crossings.value.length });
    return changes.value ? null : t('map.save.nothing');
  });

  /** Follows the record, but never over what somebody has typed. */
  watch(chosen.item, (item) => {
    if (!item || (changes.value > 0 && base.value?.id === item.detail.id)) return;
    adopt(item.detail);
  }, { immediate: true });

  function adopt(detail: ItemDetail): void {
    base.value = detail;
    for (const name of Object.keys(typed)) Reflect.deleteProperty(typed, name);
    for (const [name, value] of Object.entries(detail.fields)) typed[name] = textOf(value);
    problem.value = null;
    stale.value = null;
    bench.theirs.value = null;
  }

  async function save(): Promise<void> {
    const record = base.value;
    if (!record || blocked.value || saving.value) return;
    saving.value = true;
    problem.value = null;
    const body: ItemRevise = {
      ...(Object.keys(form.value.changed).length ? { fields: form.value.changed } : {}),
      ...(shapeChanged.value ? { geometry: editing.geometry() } : {}),
      ...(reason.value.trim() ? { reason: reason.value.trim() } : {}),
    };
    try {
      const { data: saved } = await send<ItemChanged>('PATCH', `/api/items/${record.id}`, { body, headers: { 'If-Match': `"${record.version}"` } });
      editing.cancel();
      reason.value = '';
      base.value = null;
      keep(record, body, saved.version);
      await bench.changed();
      say(t('map.save.done', { name: record.name || record.code }));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
      if (failure.status === 412 || failure.code === 'register.stale') await compare(record);
    } finally {
      saving.value = false;
    }
  }

  /** What was saved is what the next deed is based on, at once; the server's own reading of it follows. */
  function keep(record: ItemDetail, body: ItemRevise, version: number): void {
    const now = chosen.item.value;
    if (now?.detail.id !== record.id) return;
    chosen.item.value = { ...now, detail: { ...record, version, fields: { ...record.fields, ...body.fields }, geometry: body.geometry ?? record.geometry } };
  }

  async function compare(record: ItemDetail): Promise<void> {
    const now = await get<ItemDetail>(`/api/items/${record.id}`);
    stale.value = {
      now,
      conflicts: conflictsOf(record.fields, form.value.changed, now.fields),
      shapeMoved: shapeChanged.value && JSON.stringify(now.geometry) !== JSON.stringify(record.geometry),
    };
    // both on the map: ours with its handles, theirs dashed
    bench.theirs.value = stale.value.shapeMoved && now.geometry ? outlineOf(now.geometry) : null;
  }

  /** My changes again, on top of the newer record, except those given up. */
  function rebase(giveUp: readonly string[]): void {
    const current = stale.value?.now;
    if (!current) return;
    const mine: Record<string, FieldValue> = { ...form.value.changed };
    for (const name of giveUp) Reflect.deleteProperty(mine, name);
    if (giveUp.includes(SHAPE)) editing.cancel();
    adopt(current);
    for (const [name, value] of Object.entries(mine)) typed[name] = textOf(value);
  }

  function type(name: string, text: string): void {
    typed[name] = text;
  }

  function reset(): void {
    editing.cancel();
    if (base.value) adopt(chosen.item.value?.detail ?? base.value);
  }

  onScopeDispose(() => (bench.theirs.value = null));

  return { base, typed, shown, form, reason, saving, problem, stale, changes, blocked, shapeChanged, save, rebase, reset, type };
}

export type ItemEdit = ReturnType<typeof useItemEdit>;
