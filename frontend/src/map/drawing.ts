/**
 * The hand that draws: leaflet-geoman's handles and snapping behind the few words the workbench needs. It holds no state of the edit;
 * what was drawn goes out through the callbacks, and what should be seen comes back through `edit`.
 *
 * geoman takes part only where it is told to (`setOptIn`), and snaps only to the shapes given to `snapTo`: with thousands of snappable
 * layers vertices land wrong.
 */
import type * as Leaflet from 'leaflet';
import type { PM } from 'leaflet';
import { leaflet, type LeafletMap } from './leaflet';
import { fromLatLng, fromLatLngs, toLatLngs, type LonLat, type Ring } from './lonlat';

export type Rings = readonly (readonly Ring[])[];

export interface DrawingCallbacks {
  /** the shape as it would be if the pointer let go here; while a first ring is drawn, with the pointer as its last vertex */
  onLive(polygons: Rings): void;
  /** one step is done; `joined` when it belongs to the step before (a vertex added and moved in one go) */
  onStep(polygons: Rings, step: 'ADD' | 'MOVE' | 'REMOVE', joined: boolean): void;
  /** a new shape is closed */
  onDrawn(ring: LonLat[]): void;
  onVertexCount(count: number): void;
}

/** Geoman has no public name for taking back the last vertex of an unfinished shape; the version is pinned. */
interface DrawTool {
  _removeLastVertex?: () => void;
}

type VertexEvent = Leaflet.LeafletEvent & { indexPath?: number[] };

const SNAP_PIXELS = 12;
const STYLE: Leaflet.PathOptions = { weight: 2.6, fillOpacity: 0.1, className: 'drawn' };

let prepared: Promise<unknown> | null = null;

/** Loads geoman; has to be done before the map is made, because it adds itself to new maps. */
export function prepareDrawing(): Promise<unknown> {
  prepared ??= import('@geoman-io/leaflet-geoman-free').then(() => (leaflet() as typeof Leaflet & { PM: typeof PM }).PM.setOptIn(true));
  return prepared;
}

export class Drawing {
  private readonly map: LeafletMap;
  private readonly callbacks: DrawingCallbacks;
  private readonly near: Leaflet.LayerGroup;
  private layer: Leaflet.Polygon | null = null;
  private placed: LonLat[] = [];
  private shape: 'Polygon' | 'Rectangle' | null = null;
  private snapping = true;
  private addedInThisGesture = false;
  private chosen: number[] | null = null;

  constructor(map: LeafletMap, callbacks: DrawingCallbacks) {
    this.map = map;
    this.callbacks = callbacks;
    this.near = leaflet().layerGroup([], { pmIgnore: true }).addTo(map);
    map.on('pm:create', ({ layer }) => this.created(layer as Leaflet.Polygon));
    map.on('pm:drawstart', ({ workingLayer }) => this.started(workingLayer as Leaflet.Polyline));
    map.on('mousemove', (event: Leaflet.LeafletMouseEvent) => this.pointed(fromLatLng(event.latlng)));
  }

  get drawing(): boolean {
    return this.shape !== null;
  }

  draw(shape: 'Polygon' | 'Rectangle'): void {
    this.stop();
    this.shape = shape;
    this.placed = [];
    this.map.pm.enableDraw(shape, {
      snappable: this.snapping,
      snapDistance: SNAP_PIXELS,
      allowSelfIntersection: true,
      tooltips: false,
      cursorMarker: true,
      templineStyle: { ...STYLE, fill: false },
      hintlineStyle: { ...STYLE, dashArray: '5 5' },
      pathOptions: STYLE,
    });
  }

  /** Shows handles for a shape; called again with every state that undo and redo bring back. */
  edit(polygons: Rings): void {
    this.stop();
    const latLngs = polygons.map((rings) => rings.map((ring) => toLatLngs(ring)));
    const layer = leaflet().polygon(latLngs, { ...STYLE, pmIgnore: false, snapIgnore: true, interactive: false });
    this.layer = layer.addTo(this.map);
    layer.on('pm:change', () => this.callbacks.onLive(this.read()));
    layer.on('pm:markerdrag', () => this.callbacks.onLive(this.read()));
    layer.on('pm:vertexadded', () => {
      this.addedInThisGesture = true;
      this.callbacks.onStep(this.read(), 'ADD', false);
    });
    layer.on('pm:markerdragend', (event: VertexEvent) => {
      this.chosen = event.indexPath ?? null;
      const joined = this.addedInThisGesture;
      this.addedInThisGesture = false;
      this.callbacks.onStep(this.read(), joined ? 'ADD' : 'MOVE', joined);
    });
    layer.on('pm:vertexremoved', () => this.callbacks.onStep(this.read(), 'REMOVE', false));
    layer.on('pm:vertexclick', (event: VertexEvent) => (this.chosen = event.indexPath ?? null));
    layer.pm.enable({
      snappable: this.snapping,
      snapDistance: SNAP_PIXELS,
      allowSelfIntersection: true,
      removeLayerBelowMinVertexCount: false,
      draggable: false,
    });
  }

  /** The vertex last touched: polygon, ring, place in the ring. */
  get chosenVertex(): readonly number[] | null {
    return this.chosen;
  }

  forgetVertex(): void {
    this.chosen = null;
  }

  /** Takes back the last vertex of a shape that is not closed yet. */
  takeBack(): void {
    if (this.shape === 'Polygon') (this.map.pm.Draw as unknown as Record<string, DrawTool>).Polygon?._removeLastVertex?.();
    this.placed = this.placed.slice(0, -1);
    this.callbacks.onVertexCount(this.placed.length);
  }

  /** Closes the ring with the vertices placed so far; false when there are too few. */
  finish(): boolean {
    if (this.shape !== 'Polygon' || this.placed.length < 3) return false;
    const ring = this.placed;
    this.stop();
    this.callbacks.onDrawn(ring);
    return true;
  }

  stop(): void {
    if (this.shape) this.map.pm.disableDraw();
    this.shape = null;
    this.placed = [];
    if (this.layer) {
      this.layer.pm.disable();
      this.layer.remove();
    }
    this.layer = null;
  }

  snapTo(rings: readonly Ring[]): void {
    const L = leaflet();
    this.near.clearLayers();
    if (!this.snapping) return;
    for (const ring of rings) {
      this.near.addLayer(L.polygon(toLatLngs(ring), { stroke: false, fill: false, interactive: false, pmIgnore: false, snapIgnore: false }));
    }
  }

  setSnapping(on: boolean): void {
    this.snapping = on;
    if (!on) this.near.clearLayers();
  }

  private started(working: Leaflet.Polyline): void {
    working.on('pm:vertexadded', (event: { latlng?: Leaflet.LatLng }) => {
      if (!event.latlng) return;
      this.placed = [...this.placed, fromLatLng(event.latlng)];
      this.callbacks.onVertexCount(this.placed.length);
      this.callbacks.onLive([[this.placed]]);
    });
  }

  private pointed(place: LonLat): void {
    if (this.shape && this.placed.length > 0) this.callbacks.onLive([[[...this.placed, place]]]);
  }

  private created(layer: Leaflet.Polygon): void {
    const ring = fromLatLngs((layer.getLatLngs() as Leaflet.LatLng[][])[0] ?? []);
    layer.remove();
    this.shape = null;
    this.placed = [];
    if (ring.length >= 3) this.callbacks.onDrawn(ring);
  }

  private read(): LonLat[][][] {
    const nested = (this.layer?.getLatLngs() ?? []) as Leaflet.LatLng[][][];
    return nested.map((rings) => rings.map((ring) => fromLatLngs(ring)));
  }
}
