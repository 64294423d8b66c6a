/** Everything the parts of the map screen share; made once by the screen, reached by its parts through `useWorkbench`. */
import { computed, inject, provide, reactive, ref, shallowRef, watch, type InjectionKey } from 'vue';
import { get } from '@/api/client';
import { loadInView, loadLegend } from '@/api/map';
import type { FieldView, MapSummary, ReconciliationStatement } from '@/api/types';
import { useText } from '@/core/i18n';
import { useLoad } from '@/core/load';
import { useSession } from '@/core/session';
import { useViewState } from '@/core/viewState';
import { fromLatLng, type Box, type DegreeBox } from '@/map/lonlat';
import { loadMapData } from '@/map/mapData';
import type { Layers, MapView } from '@/map/mapView';
import { outlineOf, type Outline } from '@/map/shape';
import { SHOW_ALL, type SeenItem } from '@/map/tile/itemTiles';
import type { Look } from '@/map/tile/look';
import { landDifference_m2, overlappingCodes, type CheckName } from './checks';
import { useChosenItem } from './useChosenItem';
import { useEditing } from './useEditing';
import { useLedgerRows } from './useLedgerRows';
import { useOthers } from './useOthers';
import { toItemQuery, useMapFilter } from './useMapFilter';

export interface Extent {
  box: Box;
  degrees: DegreeBox;
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
    ...structuredClone(SHOW_ALL),
    zones: true,
    streets: false,
    roads: true,
    rails: true,
  });
  const checks = reactive<Record<CheckName, boolean>>({ OVERLAP: true, LAND_DIFFERS: false, UNPLACED: false });
  const drawerOpen = ref(true);
  const treeOpen = ref(true);

  const borders = useLoad(() => loadMapData());
  const look = computed<Look>(() => ({ theme: filter.theme.value, asOf: asOf.value, filter: filter.narrowed.value ? { ...toItemQuery(filter.filter.value) } : null }));
  const lookText = computed(() => JSON.stringify(look.value));
  const viewText = computed(() => extent.value?.degrees.map((degree) => degree.toFixed(6)).join(',') ?? null);
  const legend = useLoad((signal) => loadLegend(look.value, true, signal), [lookText]);
  const inView = useLoad(async (signal) => (extent.value ? loadInView(extent.value.degrees, look.value, true, signal) : null), [lookText, viewText]);
  const tilesFailed = ref(false);
  const ledger = useLedgerRows(filter.filter, () => viewText.value);
  const summary = useLoad((signal) => get<MapSummary>('/api/map/summary', { asOf: asOf.value }, signal), [asOf]);
  const statement = useLoad((signal) => get<ReconciliationStatement>('/api/journal/reconciliation', { asOf: asOf.value }, signal), [asOf]);
  const fields = useLoad((signal) => get<FieldView[]>('/api/fields', undefined, signal), []);
  const chosen = useChosenItem(filter.chosenId);
  const editing = useEditing(view);

  const rows = computed(() => ledger.data.value?.rows ?? []);
  const rowById = computed(() => new Map(rows.value.map((row) => [row.id, row])));
  const overlapping = computed(() => overlappingCodes(statement.data.value));
  /** ids in view; null while there are more than can be listed */
  const seen = computed<ReadonlySet<string> | null>(() => (inView.data.value?.ids ? new Set(inView.data.value.ids) : null));
  const checkMarks = computed(() =>
    rows.value.filter((row) => (checks.OVERLAP && overlapping.value.has(row.code)) || (checks.LAND_DIFFERS && landDifference_m2(row) !== null)).map(({ id }) => id),
  );
  const outline = computed<Outline | null>(() => {
    const detail = chosen.item.value?.detail;
    return detail?.geometry && detail.id === filter.chosenId.value ? outlineOf(detail.geometry) : null;
  });
  /** chosen together with the one in the inspector, for merging */
  const also = shallowRef<readonly SeenItem[]>([]);
  const theirs = shallowRef<Outline | null>(null);
  /** what is open besides the inspector */
  const panel = ref<'PASTE' | 'MERGE' | null>(null);

  function attach(map: MapView): void {
    view.value = map;
    const moved = () => {
      extent.value = { box: map.visibleBox(), degrees: map.visibleDegrees(), zoom: map.map.getZoom(), lat: map.map.getCenter().lat };
    };
    map.map.on('moveend zoomend resize', moved);
    map.map.on('mousemove', ({ latlng }) => {
      pointer.value = fromLatLng(latlng);
      hover(editing.tool.value === 'SELECT' ? (map.itemsAt(fromLatLng(latlng))[0] ?? null) : null);
    });
    map.map.on('mouseout', () => hover(null));
    map.onTileFailed = () => {
      if (!tilesFailed.value) void legend.reload();
      tilesFailed.value = true;
    };
    map.map.on('click', ({ latlng, originalEvent }) => {
      if (editing.tool.value !== 'SELECT') return;
      const under = map.itemsAt(fromLatLng(latlng));
      if (originalEvent.shiftKey && filter.chosenId.value) return together(under);
      also.value = [];
      // a second click on the same place goes down: from the building to its site
      const at = under.findIndex((item) => item.id === filter.chosenId.value);
      void filter.choose((under[at < 0 ? 0 : (at + 1) % under.length] ?? null)?.id ?? null);
    });
    editing.attach(map);
    moved();
  }

  /** Shift-click: one more of the same kind, or one less. */
  function together(under: readonly SeenItem[]): void {
    const kind = chosen.item.value?.detail.kind;
    const item = under.find((one) => one.kind === kind && one.id !== filter.chosenId.value);
    if (!item) return;
    const without = also.value.filter(({ id }) => id !== item.id);
    also.value = without.length < also.value.length ? without : [...also.value, item];
  }

  function hover(item: SeenItem | null): void {
    const map = view.value;
    if (!map || map.highlight.hover === (item?.id ?? null)) return;
    map.highlight.hover = item?.id ?? null;
    map.map.getContainer().style.cursor = item && editing.tool.value === 'SELECT' ? 'pointer' : '';
    map.refreshMarks();
  }

  /** Chosen from a list: the map goes there if it is out of sight. */
  const going = ref<string | null>(null);
  async function show(id: string): Promise<void> {
    going.value = id;
    also.value = [];
    await filter.choose(id);
  }

  async function changed(): Promise<void> {
    view.value?.reload();
    await Promise.all([legend.reload(), inView.reload(), ledger.reload(), summary.reload(), statement.reload(), chosen.reload()]);
  }

  useOthers(changed);

  watch(outline, (shape) => {
    if (shape && going.value === filter.chosenId.value) {
      going.value = null;
      view.value?.show(shape);
    }
  });
  watch([view, borders.data, layers], () => {
    const map = view.value;
    if (!map) return;
    map.layers = { ...layers, theme: filter.theme.value };
    map.data = borders.data.value;
    map.refresh();
  });
  watch([view, lookText], () => {
    layers.theme = filter.theme.value;
    view.value?.lookAt(look.value);
    tilesFailed.value = false;
  });
  watch(filter.theme, () => (layers.without = []));
  watch([view, filter.chosenId, filter.place, chosen.item, checkMarks, outline, also, theirs], () => {
    const map = view.value;
    if (!map) return;
    const detail = chosen.item.value?.detail;
    map.highlight.chosen = filter.chosenId.value;
    map.highlight.outline = outline.value;
    map.highlight.also = also.value.map(({ id }) => id);
    map.highlight.theirs = theirs.value;
    map.highlight.related = detail ? [...detail.buildings.map((building) => building.id), ...(detail.site ? [detail.site.id] : [])] : [];
    map.highlight.checked = checkMarks.value;
    const found = detail?.findings.flatMap(({ place }) => (place.lon !== undefined && place.lat !== undefined ? [[place.lon, place.lat] as const] : [])) ?? [];
    map.highlight.places = filter.place.value ? [...found, filter.place.value] : found;
    map.refreshMarks();
  });
  /** An address with an item or a place in it opens there. */
  let arrived = false;
  watch([view, borders.data], () => {
    if (arrived || !view.value || !borders.data.value) return;
    arrived = true;
    if (filter.place.value) view.value.goTo(filter.place.value, filter.zoom.value);
    else view.value.fitDistrict();
    going.value = filter.chosenId.value;
    if (outline.value && going.value) view.value.fitOutline(outline.value);
  });
  watch(() => filter.filter.value.zone, (zone) => {
    const boundary = zone ? borders.data.value?.zones.find(({ properties }) => properties.code === zone) : undefined;
    if (boundary) view.value?.fitBox(boundary.outline.box, 20, true);
  });
  watch(filter.place, (at) => {
    if (at) view.value?.goTo(at);
  });

  return {
    asOf, may, nameOf, ...filter, view, extent, pointer, layers, checks, drawerOpen, treeOpen,
    borders, look, legend, tilesFailed, ledger, summary, statement, fields, chosen, editing,
    rows, rowById, overlapping, inView, seen, also, outline, theirs, panel, attach, show, changed,
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
