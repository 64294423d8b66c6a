/** What the map and its table are narrowed to, and which item is chosen. Held in the address, so that a link shows the same. */
import { computed } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';
import type { HoldingAccount, ItemKind, ItemQuery } from '@/api/types';
import { useViewState } from '@/core/viewState';
import { THEMES, type ThemeName } from '@/map/tile/look';

export interface MapFilter {
  zone: string | null;
  street: string | null;
  scope: string | null;
  account: HoldingAccount | null;
  stage: string | null;
  unit: string | null;
  /** ㎡ of gross floor area */
  grossFrom: string | null;
  grossTo: string | null;
  q: string | null;
}

export type FilterName = keyof MapFilter;

const ACCOUNTS = ['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'];
const SQUARE_METRES = /^\d{1,9}(\.\d{1,2})?$/;
const CODE = /^[A-Za-z0-9_]{1,40}$/;

function text(value: LocationQuery[string] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return first ? first.slice(0, 100) : null;
}

function code(value: LocationQuery[string] | undefined): string | null {
  const given = text(value);
  return given && CODE.test(given) ? given : null;
}

function area(value: LocationQuery[string] | undefined): string | null {
  const given = text(value);
  return given && SQUARE_METRES.test(given) ? given : null;
}

/** What cannot be read in an address narrows nothing. */
export function readFilter(query: LocationQuery, zone: string | null): MapFilter {
  const account = code(query.account);
  return {
    zone,
    street: code(query.street),
    scope: code(query.scope),
    account: account && ACCOUNTS.includes(account) ? (account as HoldingAccount) : null,
    stage: text(query.stage),
    unit: text(query.unit),
    grossFrom: area(query.grossFrom),
    grossTo: area(query.grossTo),
    q: text(query.q),
  };
}

export function isNarrowed(filter: MapFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

export function toItemQuery(filter: MapFilter): ItemQuery {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)) as ItemQuery;
}

/** `lon,lat` in an address: where the map opens, marked; null when it is no place on earth. */
export function readPlace(value: LocationQuery[string] | undefined): readonly [lon: number, lat: number] | null {
  const parts = /^(-?\d{1,3}(?:\.\d{1,12})?),(-?\d{1,2}(?:\.\d{1,12})?)$/.exec(text(value) ?? '');
  const [lon, lat] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? [lon, lat] : null;
}

export function useMapFilter() {
  const route = useRoute();
  const router = useRouter();
  const { zone, change } = useViewState();
  const filter = computed(() => readFilter(route.query, zone.value));
  const chosenId = computed(() => text(route.query.item));
  const place = computed(() => readPlace(route.query.at));
  /** zoom of an address that names a place */
  const zoom = computed(() => (/^\d{1,2}$/.test(text(route.query.z) ?? '') ? Math.max(10, Math.min(21, Number(text(route.query.z)))) : null));
  const theme = computed<ThemeName>(() => THEMES.find((name) => name === text(route.query.theme)) ?? 'ACCOUNT');
  const tableKind = computed<ItemKind>(() => (text(route.query.kind) === 'BUILDING' ? 'BUILDING' : 'SITE'));

  function set(part: Record<string, string | null>): Promise<unknown> {
    const query = { ...route.query };
    for (const [name, value] of Object.entries(part)) {
      if (value === null || value === '') Reflect.deleteProperty(query, name);
      else query[name] = value;
    }
    return router.replace({ query });
  }

  return {
    filter,
    chosenId,
    place,
    zoom,
    theme,
    tableKind,
    narrowed: computed(() => isNarrowed(filter.value)),
    narrow: (name: FilterName, value: string | null) => (name === 'zone' ? change({ zone: value }) : void set({ [name]: value })),
    clear: () => set({ zone: null, street: null, scope: null, account: null, stage: null, unit: null, grossFrom: null, grossTo: null, q: null }),
    colourBy: (theme: ThemeName) => set({ theme: theme === 'ACCOUNT' ? null : theme }),
    narrowAll: (part: Partial<Record<FilterName, string | null>>) => set(part as Record<string, string | null>),
    goTo: (at: string | null) => set({ at, item: null }),
    choose: (id: string | null) => set({ item: id, at: null }),
    showKind: (kind: ItemKind) => set({ kind: kind === 'SITE' ? null : kind }),
  };
}
