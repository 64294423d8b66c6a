/**
 * The hand that moves vertices: leaflet-geoman's handles and snapping behind the few words the workbench needs. It holds no state of the
 * edit; what was done goes out through the callbacks, and what should be seen comes back through `edit`.
 *
 * geoman takes part only where it is told to (`setOptIn`), and snaps only to the shapes given to `snapTo`: with thousands of snappable
 * layers vertices land wrong.
 */
import type * as Leaflet from 'leaflet';
import type { PM } from 'leaflet';
import type { Rings } from '@/edit/reshape';
import { leaflet, type LeafletMap } from './leaflet';
import { fromLatLngs, toLatLngs, type LonLat, type Ring } from './lonlat';

export type VertexStep = 'ADD' | 'MOVE' | 'REMOVE';

export interface VertexCallbacks {
  /** the shape as it would be if the pointer let go here */
  onLive(polygons: Rings): void;
  /** one step is done; `joined` when it belongs to the step before (a vertex added and moved in one go) */
  onStep(polygons: Rings, step: VertexStep, joined: boolean): void;
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

export class VertexHand {
  private readonly map: LeafletMap;
  private readonly callbacks: VertexCallbacks;
  private readonly near: Leaflet.LayerGroup;
  private layer: Leaflet.Polygon | null = null;
  private snapping = true;
  private addedInThisGesture = false;
  private chosen: number[] | null = null;

  constructor(map: LeafletMap, callbacks: VertexCallbacks) {
    this.map = map;
    this.callbacks = callbacks;
    this.near = leaflet().layerGroup([], { pmIgnore: true }).addTo(map);
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

  chooseVertex(at: number[] | null): void {
    this.chosen = at;
  }

  stop(): void {
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

  private read(): LonLat[][][] {
    const nested = (this.layer?.getLatLngs() ?? []) as Leaflet.LatLng[][][];
    return nested.map((rings) => rings.map((ring) => fromLatLngs(ring)));
  }
}
