/** The day, the reading, the scope and the kind of figures shown. Held in the address, so that a link shows the same figures. */
import { computed } from 'vue';
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router';
import type { IsoDate, Reading } from '@/api/types';
import { about } from './about';

export interface ViewState {
  asOf: IsoDate;
  /** null: as each target's setting says */
  reading: Reading | null;
  /** zone code, NONE, UNPLACED, or null for the whole district */
  zone: string | null;
  /** 现口径 or 上报口径 */
  figures: FigureKind;
}

/** As known now, or as it was reported. */
export type FigureKind = 'current' | 'reported';

const CARRIED = ['asOf', 'reading', 'zone', 'figures'] as const;

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function single(value: LocationQuery[string] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return first ?? null;
}

/** What cannot be read in an address falls back to today, the setting, the whole district. */
export function readViewState(query: LocationQuery, today: IsoDate): ViewState {
  const asOf = single(query.asOf);
  const reading = single(query.reading);
  const zone = single(query.zone);
  return {
    asOf: asOf && isIsoDate(asOf) ? asOf : today,
    reading: reading === 'STOCK' || reading === 'FLOW' ? reading : null,
    zone: zone && /^[A-Z][A-Z0-9_]*$/.test(zone) ? zone : null,
    figures: single(query.figures) === 'reported' ? 'reported' : 'current',
  };
}

/** Defaults are left out, so that a plain address stays plain and moves with the day. */
export function writeViewState(state: Partial<ViewState>, today: IsoDate): LocationQueryRaw {
  const query: LocationQueryRaw = {};
  if (state.asOf && state.asOf !== today) query.asOf = state.asOf;
  if (state.reading) query.reading = state.reading;
  if (state.zone) query.zone = state.zone;
  if (state.figures === 'reported') query.figures = state.figures;
  return query;
}

/** The part of an address that goes along from screen to screen. */
export function carried(query: LocationQuery): LocationQueryRaw {
  return Object.fromEntries(CARRIED.filter((name) => query[name] !== undefined && query[name] !== null).map((name) => [name, query[name]]));
}

export function useViewState() {
  const route = useRoute();
  const router = useRouter();
  const today = computed(() => about.value?.today ?? new Date().toISOString().slice(0, 10));
  const state = computed(() => readViewState(route.query, today.value));

  function change(part: Partial<ViewState>): void {
    const rest = Object.fromEntries(
      Object.entries(route.query).filter(([name]) => !(CARRIED as readonly string[]).includes(name)),
    );
    void router.replace({ query: { ...rest, ...writeViewState({ ...state.value, ...part }, today.value) } });
  }

  return {
    today,
    state,
    asOf: computed(() => state.value.asOf),
    reading: computed(() => state.value.reading),
    zone: computed(() => state.value.zone),
    figures: computed(() => state.value.figures),
    carry: computed(() => carried(route.query)),
    change,
  };
}
