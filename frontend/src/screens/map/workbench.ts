/** Everything the parts of the map screen share; made once by the screen, reached by its parts through `useWorkbench`. */
import { computed, inject, provide, reactive, ref, shallowRef, watch, type InjectionKey } from 'vue';
import { get } from '@/api/client';
import type { FieldView, MapSummary, ReconciliationStatement } from '@/api/types';
import { useText } from '@/core/i18n';
import { useLoad } from '@/core/load';
import { useSession } from '@/core/session';
import { useViewState } from '@/core/viewState';
import { loadItems, type MapItem } from '@/map/featureSource';
import { fromLatLng, type Box } from '@/map/lonlat';
import { loadMapData } from '@/map/mapData';
import type { Layers, MapView } from '@/map/mapView';
import { meetsBox } from '@/map/shape';
import { landDifference_m2, overlappingCodes, type CheckName } from './checks';
import { useChosenItem } from './useChosenItem';
import { useEditing } from './useEditing';
import { useLedgerRows } from './useLedgerRows';
import { useMapFilter } from './useMapFilter';

export interface Extent {
  box: Box;
  zoom: number;
  lat: number;
}

function create() {
  const { asOf } = useViewState();
  const { may } = useSession();
  const { nameOf } = useText();
  const filter = useMapFilter();
  const view = shallowRef<MapView | null>(null);
  const extent = shallowRef<Extent | null>(null);
  const pointer = shallowRef<readonly [number, number] | null>(null);
  const layers = reactive<Layers>({
    sites: true,
    buildings: true,
    accounts: { UNCOUNTED: true, RESERVE: true, OPTIMISE: true, RELEASE: true },
    zones: true,
    streets: false,
    roads: true,
    rails: true,
  });
  const checks = reactive<Record<CheckName, boolean>>({ OVERLAP: true, LAND_DIFFERS: false, UNPLACED: false });
  const drawerOpen = ref(true);
  const treeOpen = ref(true);

  const borders = useLoad(() => loadMapData());
  const items = useLoad((signal) => loadItems(asOf.value, signal), [asOf]);
  const ledger = useLedgerRows(filter.filter);
  const summary = useLoad((signal) => get<MapSummary>('/api/map/summary', { asOf: asOf.value }, signal), [asOf]);
  const statement = useLoad((signal) => get<ReconciliationStatement>('/api/journal/reconciliation', { asOf: asOf.value }, signal), [asOf]);
  const fields = useLoad((signal) => get<FieldView[]>('/api/fields', undefined, signal), []);
  const chosen = useChosenItem(filter.chosenId);
  const editing = useEditing(view, () => items.data.value);

  const rows = computed(() => ledger.data.value?.rows ?? []);
  const rowById = computed(() => new Map(rows.value.map((row) => [row.id, row])));
  const matching = computed(() => (filter.narrowed.value && ledger.data.value ? new Set(rowById.value.keys()) : null));
  const overlapping = computed(() => overlappingCodes(statement.data.value));
  const inView = computed<ReadonlySet<MapItem>>(() => {
    const box = extent.value?.box;
    return new Set(box ? (items.data.value?.within(box).filter((item) => meetsBox(item.outline, box)) ?? []) : []);
  });
  const checkMarks = computed(() => {
    const known = items.data.value?.all ?? [];
    return known.filter((item) => {
      if (checks.OVERLAP && overlapping.value.has(item.properties.code)) return true;
      const row = checks.LAND_DIFFERS ? rowById.value.get(item.id) : undefined;
      return row !== undefined && landDifference_m2(row) !== null;
    });
  });

  function attach(map: MapView): void {
    view.value = map;
    const moved = () => {
      extent.value = { box: map.visibleBox(), zoom: map.map.getZoom(), lat: map.map.getCenter().lat };
    };
    map.map.on('moveend zoomend resize', moved);
    map.map.on('mousemove', ({ latlng }) => {
      pointer.value = fromLatLng(latlng);
      hover(editing.tool.value === 'SELECT' ? (map.itemsAt(fromLatLng(latlng))[0] ?? null) : null);
    });
    map.map.on('mouseout', () => hover(null));
    map.map.on('click', ({ latlng }) => {
      if (editing.tool.value !== 'SELECT') return;
      const under = map.itemsAt(fromLatLng(latlng));
      // a second click on the same place goes down: from the building to its site
      const at = under.findIndex((item) => item.id === filter.chosenId.value);
      void filter.choose((under[at < 0 ? 0 : (at + 1) % under.length] ?? null)?.id ?? null);
    });
    editing.attach(map);
    moved();
  }

  function hover(item: MapItem | null): void {
    const map = view.value;
    if (!map || map.highlight.hover === item) return;
    map.highlight.hover = item;
    map.map.getContainer().style.cursor = item && editing.tool.value === 'SELECT' ? 'pointer' : '';
    map.refreshMarks();
  }

  /** Chosen from a list: the map goes there if it is out of sight. */
  async function show(id: string): Promise<void> {
    await filter.choose(id);
    const item = items.data.value?.find(id);
    if (item) view.value?.showItem(item);
  }

  async function changed(): Promise<void> {
    await Promise.all([items.reload(), ledger.reload(), summary.reload(), statement.reload(), chosen.reload()]);
  }

  watch([view, borders.data, items.data, matching, layers], () => {
    const map = view.value;
    if (!map) return;
    map.layers = layers;
    map.data = borders.data.value;
    map.source = items.data.value;
    map.matching = matching.value;
    map.refresh();
  });
  watch([view, items.data, filter.chosenId, filter.place, chosen.item, checkMarks], () => {
    const map = view.value;
    if (!map) return;
    const item = filter.chosenId.value ? (items.data.value?.find(filter.chosenId.value) ?? null) : null;
    const detail = chosen.item.value?.detail;
    const related = detail ? [...detail.buildings.map((building) => building.id), ...(detail.site ? [detail.site.id] : [])] : [];
    map.highlight.chosen = item;
    map.highlight.related = related.flatMap((id) => items.data.value?.find(id) ?? []);
    map.highlight.checked = checkMarks.value;
    const found = detail?.findings.flatMap(({ place }) => (place.lon !== undefined && place.lat !== undefined ? [[place.lon, place.lat] as const] : [])) ?? [];
    map.highlight.places = filter.place.value ? [...found, filter.place.value] : found;
    map.refreshMarks();
  });
  /** An address with an item in it opens at the item. */
  let arrived = false;
  watch([view, items.data, borders.data], () => {
    if (arrived || !view.value || !items.data.value || !borders.data.value) return;
    arrived = true;
    const item = filter.chosenId.value ? items.data.value.find(filter.chosenId.value) : undefined;
    if (item) view.value.fitItem(item);
    else if (filter.place.value) view.value.goTo(filter.place.value);
    else view.value.fitDistrict();
  });

  return {
    asOf, may, nameOf, ...filter, view, extent, pointer, layers, checks, drawerOpen, treeOpen,
    borders, items, ledger, summary, statement, fields, chosen, editing,
    rows, rowById, matching, overlapping, inView, attach, show, changed,
  };
}

export type Workbench = ReturnType<typeof create>;

const KEY: InjectionKey<Workbench> = Symbol('workbench');

export function createWorkbench(): Workbench {
  const made = create();
  provide(KEY, made);
  return made;
}

export function useWorkbench(): Workbench {
  const given = inject(KEY);
  if (!given) throw new Error('outside the map screen');
  return given;
}
