/** The hand that places vertices and drags shapes: mouse, touch and a crosshair moved by keys, snapped to what lies near. Holds no state of the edit. */
import type * as Leaflet from 'leaflet';
import { bearing_degrees, middleOf, moved, rotated, type Rings } from '@/edit/reshape';
import { snapTo } from '@/edit/ring';
import { length_m, metresPerDegree } from '@/edit/geodesic';
import { leaflet, type LeafletMap } from './leaflet';
import { fromLatLng, toLatLng, type LonLat, type Ring } from './lonlat';

export interface PathCallbacks {
  /** where the next vertex would be, snapped */
  onPoint(place: LonLat): void;
  onPlace(place: LonLat): void;
  /** a double click, or a click on the first vertex */
  onFinish(): void;
  onDrag(from: LonLat, to: LonLat, done: boolean): void;
  /** open rings to snap to */
  snap(): readonly Ring[];
  reach_m(): number;
  /** the vertex a click on which closes the ring */
  first(): LonLat | null;
  /** whether pressing here takes hold of the shape */
  grabs(place: LonLat): boolean;
}

export class PathHand {
  private readonly map: LeafletMap;
  private readonly callbacks: PathCallbacks;
  private active = false;
  private held: LonLat | null = null;
  private crosshair: Leaflet.Point | null = null;

  constructor(map: LeafletMap, callbacks: PathCallbacks) {
    this.map = map;
    this.callbacks = callbacks;
    map.on('mousemove', ({ latlng }: Leaflet.LeafletMouseEvent) => this.point(fromLatLng(latlng)));
    map.on('click', ({ latlng }: Leaflet.LeafletMouseEvent) => this.click(fromLatLng(latlng)));
    map.on('dblclick', () => this.active && callbacks.onFinish());
    map.on('mousedown', ({ latlng }: Leaflet.LeafletMouseEvent) => this.press(fromLatLng(latlng)));
    map.on('mouseup', ({ latlng }: Leaflet.LeafletMouseEvent) => this.release(fromLatLng(latlng)));
  }

  start(): void {
    if (this.active) return;
    this.active = true;
    this.map.doubleClickZoom.disable();
    this.map.keyboard.disable();
    this.map.getContainer().style.cursor = 'crosshair';
  }

  stop(): void {
    if (!this.active) return;
    this.active = false;
    this.held = null;
    this.crosshair = null;
    this.map.doubleClickZoom.enable();
    this.map.keyboard.enable();
    this.map.dragging.enable();
    this.map.getContainer().style.cursor = '';
  }

  /** The crosshair, so many pixels to the east and north; it starts in the middle of the map. */
  step(east: number, north: number, pixels: number): void {
    const from = this.crosshair ?? this.map.getSize().divideBy(2);
    this.crosshair = leaflet().point(from.x + east * pixels, from.y - north * pixels);
    this.callbacks.onPoint(fromLatLng(this.map.containerPointToLatLng(this.crosshair)));
  }

  static shifted(polygons: Rings, from: LonLat, to: LonLat): LonLat[][][] {
    const [perLon, perLat] = metresPerDegree(from[1]);
    return moved(polygons, (to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat);
  }

  static turned(polygons: Rings, from: LonLat, to: LonLat): LonLat[][][] {
    const about = middleOf(polygons);
    return rotated(polygons, bearing_degrees(about, to) - bearing_degrees(about, from), about);
  }

  private snapped(place: LonLat): LonLat {
    const reach = this.callbacks.reach_m();
    const first = this.callbacks.first();
    if (first && length_m(first, place) <= reach) return first;
    return snapTo(place, this.callbacks.snap(), reach)?.place ?? place;
  }

  private point(place: LonLat): void {
    if (!this.active) return;
    this.crosshair = this.map.latLngToContainerPoint(toLatLng(place));
    if (this.held) this.callbacks.onDrag(this.held, place, false);
    else this.callbacks.onPoint(this.snapped(place));
  }

  private click(place: LonLat): void {
    if (!this.active || this.callbacks.grabs(place)) return;
    const at = this.snapped(place);
    const first = this.callbacks.first();
    if (first && at === first) this.callbacks.onFinish();
    else this.callbacks.onPlace(at);
  }

  private press(place: LonLat): void {
    if (!this.active || !this.callbacks.grabs(place)) return;
    this.held = place;
    this.map.dragging.disable();
  }

  private release(place: LonLat): void {
    if (!this.held) return;
    const from = this.held;
    this.held = null;
    this.map.dragging.enable();
    if (from[0] !== place[0] || from[1] !== place[1]) this.callbacks.onDrag(from, place, true);
  }
}
