/** One editing session: tool, draft, undo and redo, and what is measured while the hand moves. */
import { computed, ref, shallowRef, type ShallowRef } from 'vue';
import type { ItemDetail, ItemKind } from '@/api/types';
import { polygonsArea_m2 } from '@/edit/geodesic';
import { begin, record, redo as forward, undo as back, type History } from '@/edit/history';
import { sharedGround, type SharedGround } from '@/edit/overlap';
import { ringsOf, selfCrossings, toMultiPolygon, withoutVertex } from '@/edit/ring';
import { Drawing, type Rings } from '@/map/drawing';
import { paintEdit, type EditScene } from '@/map/editPainter';
import type { FeatureSource, MapItem } from '@/map/featureSource';
import type { LonLat } from '@/map/lonlat';
import type { MapView } from '@/map/mapView';
import { outlineOf, ringsOfOutline } from '@/map/shape';

export type Tool = 'SELECT' | 'POLYGON' | 'RECTANGLE' | 'VERTICES' | 'MEASURE';

export interface Draft {
  /** null: an item that does not exist yet */
  item: ItemDetail | null;
  kind: ItemKind;
  before: Rings;
}

export interface SharedWith {
  item: MapItem;
  ground: SharedGround;
}

const NEAREST_SNAPPED = 150;
const LEAST_SHARED_M2 = 1;
const NOTHING: EditScene = { before: null, polygons: [], shared: [], crossings: [], tape: [] };

export function useEditing(view: ShallowRef<MapView | null>, source: () => FeatureSource | null) {
  const tool = ref<Tool>('SELECT');
  const draft = shallowRef<Draft | null>(null);
  const history = shallowRef<History<Rings>>(begin<Rings>([]));
  const live = shallowRef<Rings | null>(null);
  const shared = shallowRef<SharedWith[]>([]);
  const crossings = shallowRef<LonLat[]>([]);
  const tape = shallowRef<LonLat[]>([]);
  const vertices = ref(0);
  const snapping = ref(true);
  const scene: EditScene = { ...NOTHING };
  let hand: Drawing | null = null;
  let canvas: { repaint(): void } | null = null;
  let frame = 0;

  const shape = computed<Rings>(() => live.value ?? history.value.present.state);
  const area_m2 = computed(() => polygonsArea_m2(shape.value));
  const before_m2 = computed(() => (draft.value?.before.length ? polygonsArea_m2(draft.value.before) : null));
  const dirty = computed(() => draft.value !== null && (draft.value.item === null || history.value.past.length > 0));
  const closed = computed(() => draft.value !== null && history.value.present.state.length > 0);

  function attach(map: MapView): void {
    hand = new Drawing(map.map, {
      onLive: (polygons) => {
        live.value = polygons;
        soon();
      },
      onStep: step,
      onDrawn: drawn,
      onVertexCount: (count) => (vertices.value = count),
    });
    canvas = map.addPainter('wanping-edit', 430, (seen) => paintEdit(seen, scene, map.palette, map.textures));
    map.map.on('moveend', snapToNear);
    map.map.on('click', ({ latlng }) => {
      if (tool.value !== 'MEASURE') return;
      tape.value = [...tape.value, [latlng.lng, latlng.lat]];
      soon();
    });
  }

  function start(next: Tool, item: ItemDetail | null, kind: ItemKind): void {
    if (next === 'SELECT') return cancel();
    hand?.stop();
    live.value = null;
    tape.value = [];
    vertices.value = 0;
    tool.value = next;
    if (next === 'MEASURE') {
      soon();
      return;
    }
    const before = item?.geometry ? ringsOf(item.geometry) : [];
    draft.value = { item, kind: item?.kind ?? kind, before };
    history.value = begin<Rings>(next === 'VERTICES' ? before : []);
    if (view.value) view.value.hidden = item?.id ?? null;
    view.value?.refresh();
    view.value?.refreshMarks();
    snapToNear();
    if (next === 'VERTICES') hand?.edit(before);
    else hand?.draw(next === 'POLYGON' ? 'Polygon' : 'Rectangle');
    soon();
  }

  function drawn(ring: LonLat[]): void {
    history.value = record(history.value, [[ring]], 'DRAW');
    tool.value = 'VERTICES';
    show();
  }

  function step(polygons: Rings, name: 'ADD' | 'MOVE' | 'REMOVE', joined: boolean): void {
    const past = joined ? back(history.value) : history.value;
    history.value = record(past, polygons, name);
    live.value = null;
    soon();
  }

  function show(): void {
    live.value = null;
    const state = history.value.present.state;
    if (state.length) hand?.edit(state);
    else hand?.draw('Polygon');
    if (!state.length) tool.value = 'POLYGON';
    soon();
  }

  function undo(): void {
    if (hand?.drawing) {
      hand.takeBack();
      return;
    }
    history.value = back(history.value);
    show();
  }

  function redo(): void {
    history.value = forward(history.value);
    show();
  }

  function deleteVertex(): void {
    const at = hand?.chosenVertex;
    if (!at || tool.value !== 'VERTICES') return;
    const polygon = at.length > 2 ? (at[0] ?? 0) : 0;
    const ringAt = at[at.length - 2] ?? 0;
    const state = history.value.present.state;
    const next = state.map((rings, p) => rings.map((ring, r) => (p === polygon && r === ringAt ? withoutVertex(ring, at[at.length - 1] ?? 0) : ring)));
    hand?.forgetVertex();
    history.value = record(history.value, next, 'REMOVE');
    show();
  }

  function cancel(): void {
    hand?.stop();
    tool.value = 'SELECT';
    draft.value = null;
    history.value = begin<Rings>([]);
    live.value = null;
    tape.value = [];
    vertices.value = 0;
    if (view.value) view.value.hidden = null;
    view.value?.refresh();
    view.value?.refreshMarks();
    soon();
  }

  function snapToNear(): void {
    const map = view.value;
    const items = source();
    if (!map || !items || !draft.value) return;
    const near = items.within(map.visibleBox()).filter((item) => item.id !== draft.value?.item?.id && item.kind === draft.value?.kind);
    hand?.snapTo(near.slice(0, NEAREST_SNAPPED).flatMap((item) => ringsOfOutline(item.outline).flat()));
  }

  function setSnapping(on: boolean): void {
    snapping.value = on;
    hand?.setSnapping(on);
    if (on) snapToNear();
  }

  /** Measures what is drawn against what lies near, once a frame. */
  function soon(): void {
    if (!frame) frame = requestAnimationFrame(measure);
  }

  function measure(): void {
    frame = 0;
    const polygons = shape.value.filter((rings) => (rings[0]?.length ?? 0) >= 3);
    const items = source();
    crossings.value = draft.value && !hand?.drawing ? polygons.flat().flatMap((ring) => selfCrossings(ring)) : [];
    shared.value = [];
    if (draft.value && items && polygons.length && !crossings.value.length) {
      const box = outlineOf(toMultiPolygon(polygons)).box;
      shared.value = items
        .within(box)
        .filter((item) => item.kind === draft.value?.kind && item.id !== draft.value.item?.id)
        .map((item) => ({ item, ground: sharedGround(polygons, ringsOfOutline(item.outline)) }))
        .filter(({ ground }) => ground.area_m2 > LEAST_SHARED_M2);
    }
    Object.assign(scene, {
      before: draft.value?.before.length ? outlineOf(toMultiPolygon(draft.value.before)) : null,
      polygons: draft.value ? polygons : [],
      shared: shared.value.map(({ ground }) => ground),
      crossings: crossings.value,
      tape: tape.value,
    } satisfies EditScene);
    canvas?.repaint();
  }

  return {
    tool, draft, history, shape, area_m2, before_m2, shared, crossings, tape, vertices, snapping, dirty, closed,
    attach, start, undo, redo, cancel, deleteVertex, setSnapping,
    finish: () => hand?.finish() ?? false,
    geometry: () => toMultiPolygon(history.value.present.state),
  };
}

export type Editing = ReturnType<typeof useEditing>;
