/**
 * One editing session: tool, draft, undo and redo over every step, and what is measured while the hand moves. Lines and new shapes are drawn
 * by `PathHand`; vertices are moved with geoman's handles by `VertexHand`; what they do ends up here as one history.
 */
import { computed, ref, shallowRef, type ShallowRef } from 'vue';
import { ApiProblem } from '@/api/client';
import type { ItemDetail, ItemKind } from '@/api/types';
import { polygonsArea_m2 } from '@/edit/geodesic';
import { begin, record, redo as forward, undo as back, type History } from '@/edit/history';
import { sharedGround, type SharedGround } from '@/edit/overlap';
import { alongEdge, inside, moved, rotated, sameShape, withHole, type Rings } from '@/edit/reshape';
import { rectangle, ringsOf, selfCrossings, toMultiPolygon, withMovedVertex, withoutVertex } from '@/edit/ring';
import { nextVertex, readTyped } from '@/edit/typed';
import { VertexHand, type VertexStep } from '@/map/drawing';
import { paintEdit, type EditScene } from '@/map/editPainter';
import type { LonLat, Ring } from '@/map/lonlat';
import { metresPerPixel } from '@/map/lonlat';
import type { MapView } from '@/map/mapView';
import { loadNear, nearWithin, type NearItem } from '@/map/near';
import { PathHand } from '@/map/pathHand';
import { outlineOf } from '@/map/shape';

export type Tool = 'SELECT' | 'POLYGON' | 'RECTANGLE' | 'VERTICES' | 'HOLE' | 'MOVE' | 'ROTATE' | 'SPLIT' | 'MEASURE';
/** Tools that place one vertex after the other. */
export const PATH_TOOLS: readonly Tool[] = ['POLYGON', 'RECTANGLE', 'HOLE', 'SPLIT', 'MEASURE'];
export type StepName = VertexStep | 'DRAW' | 'HOLE' | 'SHIFT' | 'TURN' | 'PASTE' | 'PLACE' | 'TRACE';

export interface Draft {
  /** null: an item that does not exist yet */
  item: ItemDetail | null;
  kind: ItemKind;
  before: Rings;
}

export interface SharedWith {
  item: NearItem;
  ground: SharedGround;
}

/** What a step leaves behind. */
export interface EditState {
  polygons: Rings;
  /** vertices placed of a line or ring that is not finished */
  path: readonly LonLat[];
}

export type EditHint = 'HOLE_OUTSIDE' | 'HOLE_CROSSES' | 'TYPED_UNREADABLE' | 'TYPED_NO_START' | 'TRACE_NOTHING';

const EMPTY: EditState = { polygons: [], path: [] };
const NEAREST_SNAPPED = 150;
const LEAST_SHARED_M2 = 1;
const SNAP_PIXELS = 12;

export function useEditing(view: ShallowRef<MapView | null>) {
  const tool = ref<Tool>('SELECT');
  const draft = shallowRef<Draft | null>(null);
  const history = shallowRef<History<EditState>>(begin(EMPTY));
  const live = shallowRef<Rings | null>(null);
  const pointer = shallowRef<LonLat | null>(null);
  const near = shallowRef<readonly NearItem[]>([]);
  const shared = shallowRef<SharedWith[]>([]);
  const crossings = shallowRef<LonLat[]>([]);
  const hint = ref<EditHint | null>(null);
  const snapping = ref(true);
  /** the parts a line has cut a shape into, as the server sees them */
  const parts = shallowRef<Rings[]>([]);
  const scene: EditScene = { before: null, polygons: [], shared: [], crossings: [], path: [], rubber: null, closes: false, cursor: null, parts: [] };
  let vertexHand: VertexHand | null = null;
  let pathHand: PathHand | null = null;
  let canvas: { repaint(): void } | null = null;
  let frame = 0;
  let asking: AbortController | null = null;

  const state = computed(() => history.value.present.state);
  const path = computed(() => state.value.path);
  const shape = computed<Rings>(() => live.value ?? withPath());
  const area_m2 = computed(() => polygonsArea_m2(shape.value));
  const before_m2 = computed(() => (draft.value?.before.length ? polygonsArea_m2(draft.value.before) : null));
  const dirty = computed(() => draft.value !== null && tool.value !== 'SPLIT' && (draft.value.item === null ? history.value.past.length > 0 : !sameShape(state.value.polygons, draft.value.before)));
  const closed = computed(() => draft.value !== null && state.value.polygons.length > 0);
  const drawing = computed(() => PATH_TOOLS.includes(tool.value));
  const vertices = computed(() => path.value.length);

  /** A new ring counts as drawn while it is drawn, with the pointer as its last vertex. */
  function withPath(): Rings {
    const { polygons, path: placed } = state.value;
    if (tool.value === 'POLYGON' && !polygons.length && placed.length) return [[[...placed, ...(pointer.value ? [pointer.value] : [])]]];
    if (tool.value === 'RECTANGLE' && placed[0] && pointer.value) return [[rectangle(placed[0], pointer.value)]];
    return polygons;
  }

  function attach(map: MapView): void {
    vertexHand = new VertexHand(map.map, {
      onLive: (polygons) => {
        live.value = polygons;
        soon();
      },
      onStep: (polygons, name, joined) => {
        const past = joined ? back(history.value) : history.value;
        history.value = record(past, { polygons, path: [] }, name);
        live.value = null;
        soon();
      },
    });
    pathHand = new PathHand(map.map, {
      onPoint: (place) => {
        pointer.value = place;
        soon();
      },
      onPlace: place,
      onFinish: () => void finish(),
      onDrag: (from, to, done) => drag(from, to, done),
      snap: () => (snapping.value ? [...near.value.flatMap(({ geometry }) => ringsOf(geometry).flat()), ...state.value.polygons.flat()] : []),
      reach_m: () => metresPerPixel(map.map.getCenter().lat, map.map.getZoom()) * SNAP_PIXELS,
      first: () => (tool.value === 'POLYGON' || tool.value === 'HOLE') && path.value.length >= 3 ? (path.value[0] ?? null) : null,
      grabs: (at) => (tool.value === 'MOVE' || tool.value === 'ROTATE') && (tool.value === 'ROTATE' || state.value.polygons.some(([outer]) => outer !== undefined && inside(at, outer))),
    });
    canvas = map.addPainter('wanping-edit', 430, (seen) => paintEdit(seen, scene, map.palette, map.textures));
    map.map.on('moveend', () => void findNear());
  }

  function start(next: Tool, item: ItemDetail | null, kind: ItemKind): void {
    if (next === 'SELECT') return cancel();
    hint.value = null;
    parts.value = [];
    if (next === 'MEASURE') {
      cancel();
      tool.value = next;
      show();
      return;
    }
    const same = draft.value !== null && item !== null && draft.value.item?.id === item.id && next !== 'SPLIT';
    if (!same) {
      const before = item?.geometry ? ringsOf(item.geometry) : [];
      draft.value = { item, kind: item?.kind ?? kind, before };
      history.value = begin({ polygons: next === 'POLYGON' || next === 'RECTANGLE' ? [] : before, path: [] });
    }
    tool.value = next;
    // the shape is drawn by us from now on; a line that splits it is drawn over it
    if (view.value) view.value.hidden = next === 'SPLIT' ? null : (item?.id ?? null);
    view.value?.refresh();
    view.value?.refreshMarks();
    show();
    void findNear();
  }

  /** Another tool on the shape that is being drawn and has no record yet. */
  function reshape(next: Tool): void {
    if (!draft.value || !state.value.polygons.length) return;
    hint.value = null;
    tool.value = next;
    show();
  }

  /** A shape from elsewhere: typed text the server has read. */
  function adopt(polygons: Rings, item: ItemDetail | null, kind: ItemKind): void {
    if (!draft.value) start('POLYGON', item, kind);
    history.value = record(history.value, { polygons, path: [] }, 'PASTE');
    tool.value = 'VERTICES';
    show();
  }

  function place(at: LonLat): void {
    hint.value = null;
    const placed = [...path.value, at];
    if (tool.value === 'RECTANGLE' && placed[0] && placed.length === 2) return ring(rectangle(placed[0], at));
    history.value = record(history.value, { ...state.value, path: placed }, 'PLACE');
    soon();
  }

  /** Ends what is being drawn; false where there is too little of it. */
  function finish(): boolean {
    if ((tool.value === 'POLYGON' || tool.value === 'HOLE') && path.value.length >= 3) ring(path.value);
    else if (tool.value === 'SPLIT' && path.value.length >= 2) return true;
    else return false;
    return true;
  }

  function ring(drawn: Ring): void {
    if (tool.value === 'HOLE') {
      const cut = withHole(state.value.polygons, drawn);
      if (typeof cut === 'string') {
        hint.value = `HOLE_${cut}`;
        history.value = record(history.value, { ...state.value, path: [] }, 'PLACE');
      } else history.value = record(history.value, { polygons: cut, path: [] }, 'HOLE');
    } else history.value = record(history.value, { polygons: [[drawn]], path: [] }, 'DRAW');
    tool.value = 'VERTICES';
    show();
  }

  /** From the last vertex to where the pointer is, along the edge of whatever both lie on. */
  function trace(): void {
    const last = path.value[path.value.length - 1];
    const edges = near.value.flatMap(({ geometry }) => ringsOf(geometry).flat());
    const between = last && pointer.value ? alongEdge(edges, last, pointer.value) : null;
    if (!between || !pointer.value) {
      hint.value = 'TRACE_NOTHING';
      return;
    }
    hint.value = null;
    history.value = record(history.value, { ...state.value, path: [...path.value, ...between, pointer.value] }, 'TRACE');
    soon();
  }

  function type(text: string): boolean {
    const typed = readTyped(text);
    const angle = tool.value === 'ROTATE' && /^[-+]?\d+(\.\d+)?°?$/.test(text.normalize('NFKC').trim()) ? parseFloat(text.normalize('NFKC')) : null;
    hint.value = typed || angle !== null ? null : 'TYPED_UNREADABLE';
    if (angle !== null) turn(angle);
    else if (tool.value === 'MOVE' && typed?.kind === 'OFFSET') shift(typed.east_m, typed.north_m);
    else if (typed && drawing.value) {
      const next = nextVertex(typed, path.value[path.value.length - 1] ?? null, pointer.value);
      if (next) place(next);
      else hint.value = 'TYPED_NO_START';
    } else if (typed?.kind === 'PLACE' && tool.value === 'VERTICES') setVertex(typed.place);
    else hint.value = 'TYPED_UNREADABLE';
    return hint.value === null;
  }

  function shift(east_m: number, north_m: number): void {
    history.value = record(history.value, { ...state.value, polygons: moved(state.value.polygons, east_m, north_m) }, 'SHIFT');
    show();
  }

  function turn(degrees: number): void {
    history.value = record(history.value, { ...state.value, polygons: rotated(state.value.polygons, degrees) }, 'TURN');
    show();
  }

  function drag(from: LonLat, to: LonLat, done: boolean): void {
    const now = tool.value === 'MOVE' ? PathHand.shifted(state.value.polygons, from, to) : PathHand.turned(state.value.polygons, from, to);
    live.value = now;
    if (done) {
      history.value = record(history.value, { ...state.value, polygons: now }, tool.value === 'MOVE' ? 'SHIFT' : 'TURN');
      live.value = null;
    }
    soon();
  }

  function show(): void {
    live.value = null;
    if (drawing.value && state.value.polygons.length && (tool.value === 'POLYGON' || tool.value === 'RECTANGLE')) tool.value = 'VERTICES';
    if (tool.value === 'VERTICES' && !state.value.polygons.length) tool.value = 'POLYGON';
    if (tool.value === 'VERTICES') vertexHand?.edit(state.value.polygons);
    else vertexHand?.stop();
    if (tool.value === 'VERTICES' || tool.value === 'SELECT') pathHand?.stop();
    else pathHand?.start();
    soon();
  }

  function undo(): void {
    hint.value = null;
    history.value = back(history.value);
    // a hole or a line taken back vertex by vertex goes on being drawn
    if (path.value.length && tool.value === 'VERTICES') tool.value = state.value.polygons.length ? 'HOLE' : 'POLYGON';
    show();
  }

  function redo(): void {
    hint.value = null;
    history.value = forward(history.value);
    if (!path.value.length && tool.value === 'HOLE') tool.value = 'VERTICES';
    show();
  }

  /** The vertex last touched, as its place in the shape. */
  function vertexAt(): { polygon: number; ring: number; vertex: number } | null {
    const at = vertexHand?.chosenVertex;
    if (!at || tool.value !== 'VERTICES') return null;
    return { polygon: at.length > 2 ? (at[0] ?? 0) : 0, ring: at[at.length - 2] ?? 0, vertex: at[at.length - 1] ?? 0 };
  }

  function changeVertex(change: (ring: Ring, vertex: number) => LonLat[], name: StepName): boolean {
    const at = vertexAt();
    if (!at) return false;
    const polygons = state.value.polygons.map((rings, p) => rings.map((one, r) => (p === at.polygon && r === at.ring ? change(one, at.vertex) : one)));
    history.value = record(history.value, { polygons, path: [] }, name);
    show();
    return true;
  }

  function deleteVertex(): void {
    if (changeVertex(withoutVertex, 'REMOVE')) vertexHand?.chooseVertex(null);
  }

  function setVertex(to: LonLat): void {
    if (!changeVertex((ring, vertex) => withMovedVertex(ring, vertex, to), 'MOVE')) hint.value = 'TYPED_NO_START';
  }

  /** Arrow keys: the crosshair while drawing, the vertex, the shape. */
  function nudge(east: number, north: number, fine: boolean): boolean {
    if (drawing.value) pathHand?.step(east, north, fine ? 1 : 10);
    else if (tool.value === 'MOVE') shift(east * (fine ? 0.1 : 1), north * (fine ? 0.1 : 1));
    else if (tool.value === 'ROTATE') turn((east || -north) * (fine ? 0.1 : 1));
    else if (tool.value === 'VERTICES' && vertexAt()) {
      const metres = fine ? 0.1 : 1;
      changeVertex((ring, vertex) => withMovedVertex(ring, vertex, moved([[[ring[vertex] as LonLat]]], east * metres, north * metres)[0]?.[0]?.[0] as LonLat), 'MOVE');
    } else return false;
    return true;
  }

  function nextChosen(by: number): void {
    const all = state.value.polygons.flatMap((rings, p) => rings.flatMap((ring, r) => ring.map((_, v) => [p, r, v])));
    const now = vertexHand?.chosenVertex;
    const at = now ? all.findIndex((one) => one.join() === (now.length > 2 ? now : [0, ...now]).join()) : -1;
    vertexHand?.chooseVertex(all[(at + by + all.length) % all.length] ?? null);
    const chosen = vertexAt();
    pointer.value = chosen ? (state.value.polygons[chosen.polygon]?.[chosen.ring]?.[chosen.vertex] ?? null) : null;
    soon();
  }

  function cancel(): void {
    asking?.abort();
    vertexHand?.stop();
    pathHand?.stop();
    tool.value = 'SELECT';
    draft.value = null;
    history.value = begin(EMPTY);
    live.value = null;
    hint.value = null;
    parts.value = [];
    pointer.value = null;
    if (view.value) view.value.hidden = null;
    view.value?.refresh();
    view.value?.refreshMarks();
    soon();
  }

  /** Only what lies in view and is of the same kind is a live shape. */
  async function findNear(): Promise<void> {
    const map = view.value;
    if (!map || !draft.value) return;
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const found = await loadNear(draft.value.kind, map.visibleDegrees(), mine.signal);
      if (asking !== mine) return;
      near.value = found.filter(({ id }) => id !== draft.value?.item?.id);
    } catch (failure) {
      // too many at once, or not reached: drawing goes on without snapping, the server checks when it saves
      if (mine.signal.aborted) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      near.value = [];
    }
    vertexHand?.snapTo(snapping.value ? near.value.slice(0, NEAREST_SNAPPED).flatMap(({ geometry }) => ringsOf(geometry).flat()) : []);
    soon();
  }

  function setSnapping(on: boolean): void {
    snapping.value = on;
    vertexHand?.setSnapping(on);
    if (on) void findNear();
  }

  /** Measures what is drawn against what lies near, once a frame. */
  function soon(): void {
    if (!frame) frame = requestAnimationFrame(measure);
  }

  function measure(): void {
    frame = 0;
    const polygons = shape.value.filter((rings) => (rings[0]?.length ?? 0) >= 3);
    const halfDrawn = tool.value === 'POLYGON' && path.value.length > 0;
    crossings.value = draft.value ? (halfDrawn ? selfCrossings(path.value, false) : polygons.flat().flatMap((one) => selfCrossings(one))) : [];
    shared.value = [];
    if (draft.value && polygons.length && !crossings.value.length && tool.value !== 'SPLIT') {
      const box = outlineOf(toMultiPolygon(polygons)).box;
      shared.value = nearWithin(near.value, box)
        .map((item) => ({ item, ground: sharedGround(polygons, ringsOf(item.geometry)) }))
        .filter(({ ground }) => ground.area_m2 > LEAST_SHARED_M2);
    }
    Object.assign(scene, {
      before: draft.value?.before.length ? outlineOf(toMultiPolygon(draft.value.before)) : null,
      polygons: draft.value ? polygons : [],
      shared: shared.value.map(({ ground }) => ground),
      crossings: crossings.value,
      path: path.value,
      rubber: drawing.value ? pointer.value : null,
      closes: tool.value === 'POLYGON' || tool.value === 'HOLE',
      cursor: pointer.value && tool.value !== 'SELECT' ? pointer.value : null,
      parts: parts.value,
    } satisfies EditScene);
    canvas?.repaint();
  }

  return {
    tool, draft, history, shape, path, area_m2, before_m2, shared, crossings, vertices, snapping, dirty, closed, drawing, hint, parts, pointer,
    attach, start, reshape, adopt, undo, redo, cancel, deleteVertex, setSnapping, finish, trace, type, nudge, nextChosen, soon,
    placeHere: () => pointer.value && place(pointer.value),
    geometry: () => toMultiPolygon(state.value.polygons),
  };
}

export type Editing = ReturnType<typeof useEditing>;
