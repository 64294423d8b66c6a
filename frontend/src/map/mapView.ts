/** One map on the page: Leaflet for moving about, two canvases of ours for what is seen. Knows nothing of screens. */
import type { HoldingAccount, ZoneProperties } from '@/api/types';
import { paintRails, paintRoads, paintStations, roadNames } from './backdrop';
import { paintDistrictEdge, paintGround, paintStreets, paintZones, zoneNames } from './boundaries';
import { addCanvas, type CanvasLayer, type Painter, type View } from './canvasLayer';
import type { FeatureSource, MapItem } from './featureSource';
import { paintHighlight, type Highlight } from './highlight';
import { isShown, buildingsShown, paintItems, type ItemStyle } from './itemPainter';
import { drawLabels, measuring, placeLabels, type LabelWish, type Measure } from './labels';
import { leaflet, type LeafletMap } from './leaflet';
import {
  boxOfDegrees,
  fromBounds,
  latOf,
  lonOf,
  mercatorX,
  mercatorY,
  toBounds,
  toLatLng,
  worldPixels,
  type Box,
  type DegreeBox,
  type LonLat,
} from './lonlat';
import type { MapData } from './mapData';
import { pageTokens, paletteOf, type Palette } from './palette';
import { Textures } from './texture';

export interface Layers extends Omit<ItemStyle, 'hidden' | 'matching'> {
  accounts: Record<HoldingAccount, boolean>;
  zones: boolean;
  streets: boolean;
  roads: boolean;
  rails: boolean;
}

export interface MapWords {
  zone(zone: ZoneProperties): { name: string; under?: string };
  street(street: ZoneProperties): string;
}

export interface MapViewOptions {
  words: MapWords;
  /** false: a still picture that answers clicks */
  movable: boolean;
  padding?: number;
}

const HIT_PIXELS = 4;
const WORLD: DegreeBox = [121.38, 31.18, 121.52, 31.36];

export class MapView {
  readonly map: LeafletMap;
  readonly palette: Palette;
  layers: Layers = {
    sites: true,
    buildings: true,
    accounts: { UNCOUNTED: true, RESERVE: true, OPTIMISE: true, RELEASE: true },
    zones: true,
    streets: false,
    roads: true,
    rails: true,
  };
  data: MapData | null = null;
  source: FeatureSource | null = null;
  matching: ReadonlySet<string> | null = null;
  hidden: string | null = null;
  readonly highlight: Highlight = { hover: null, chosen: null, related: [], places: [], checked: [] };
  readonly textures = new Textures();
  private readonly options: MapViewOptions;
  private readonly ground: CanvasLayer;
  private readonly marks: CanvasLayer;
  private readonly extras: CanvasLayer[] = [];
  private measure: Measure | null = null;

  constructor(element: HTMLElement, options: MapViewOptions) {
    const L = leaflet();
    this.options = options;
    this.palette = paletteOf(pageTokens());
    const { movable } = options;
    this.map = L.map(element, {
      // geoman serves only maps and layers that opt in
      pmIgnore: !movable,
      zoomControl: false,
      attributionControl: false,
      zoomSnap: movable ? 0.25 : 0,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 120,
      minZoom: 10,
      maxZoom: 21,
      dragging: movable,
      scrollWheelZoom: movable,
      doubleClickZoom: movable,
      boxZoom: movable,
      touchZoom: movable,
      keyboard: movable,
      maxBounds: movable ? toBounds([121.1, 31, 121.8, 31.6]) : undefined,
      maxBoundsViscosity: 0.6,
      ...(prefersStillness() ? { zoomAnimation: false, fadeAnimation: false, inertia: false } : {}),
    });
    this.map.fitBounds(toBounds(WORLD), { animate: false });
    this.ground = addCanvas(this.map, 'wanping-ground', 210, (view) => this.paint(view));
    this.marks = addCanvas(this.map, 'wanping-marks', 420, (view) => paintHighlight(view, this.highlight, this.palette, this.hidden));
  }

  /** A further canvas above the items, for an editor or a measuring tape. */
  addPainter(pane: string, zIndex: number, painter: Painter): CanvasLayer {
    const layer = addCanvas(this.map, pane, zIndex, painter);
    this.extras.push(layer);
    return layer;
  }

  refresh(): void {
    this.ground.repaint();
  }

  refreshMarks(): void {
    this.marks.repaint();
  }

  fitDistrict(animate = false): void {
    const boxes = this.data?.district.map((part) => part.outline.box) ?? [];
    if (boxes.length) this.fitBox(unite(boxes), this.options.padding ?? 8, animate);
  }

  fitItem(item: MapItem): void {
    const box = item.outline.box;
    const [w, h] = [box[2] - box[0], box[3] - box[1]];
    this.fitBox([box[0] - w, box[1] - h, box[2] + w, box[3] + h], 20, true, 18);
  }

  /** Moves only if the item is out of sight or too small to be seen. */
  showItem(item: MapItem): void {
    const { box } = item.outline;
    const view = this.visibleBox();
    const inView = box[0] >= view[0] && box[1] >= view[1] && box[2] <= view[2] && box[3] <= view[3];
    const pixels = Math.sqrt(item.outline.size) * worldPixels(this.map.getZoom());
    if (!inView || pixels < 24) this.fitItem(item);
  }

  fitBox(box: Box, padding: number, animate: boolean, maxZoom = 18): void {
    const degrees: DegreeBox = [lonOf(box[0]), latOf(box[3]), lonOf(box[2]), latOf(box[1])];
    this.map.fitBounds(toBounds(degrees), { padding: [padding, padding], animate, maxZoom });
  }

  goTo(place: LonLat, zoom = 17): void {
    this.map.setView(toLatLng(place), Math.max(zoom, this.map.getZoom()), { animate: !prefersStillness() });
  }

  visibleDegrees(): DegreeBox {
    return fromBounds(this.map.getBounds());
  }

  visibleBox(): Box {
    return boxOfDegrees(this.visibleDegrees());
  }

  /** Shown items under a place, the one meant first. */
  itemsAt([lon, lat]: LonLat): MapItem[] {
    const tolerance = HIT_PIXELS / worldPixels(this.map.getZoom());
    const style = this.style();
    const found = this.source?.at(mercatorX(lon), mercatorY(lat), tolerance) ?? [];
    return found.filter((item) => isShown(item, style) && (item.kind === 'SITE' || buildingsShown(this.map.getZoom())));
  }

  remove(): void {
    this.extras.forEach((layer) => layer.remove());
    this.marks.remove();
    this.ground.remove();
    this.map.remove();
  }

  private style(): ItemStyle {
    return { ...this.layers, matching: this.matching, hidden: this.hidden };
  }

  private paint(view: View): void {
    const { data, palette, layers, options } = this;
    const wishes: LabelWish[] = [];
    paintGround(view, data?.district ?? [], palette);
    if (data) {
      if (layers.streets) wishes.push(...paintStreets(view, data.streets, palette, options.words.street));
      if (layers.roads) paintRoads(view, data.backdrop, palette);
      if (layers.rails) paintRails(view, data.backdrop, palette);
      paintDistrictEdge(view, data.district, palette);
    }
    if (this.source) wishes.push(...paintItems(view, this.source, this.style(), palette, this.textures));
    if (data) {
      if (layers.zones) {
        paintZones(view, data.zones, palette);
        wishes.push(...zoneNames(view, data.zones, palette, options.words.zone));
      }
      if (layers.rails) wishes.push(...paintStations(view, data.backdrop, palette));
      if (layers.roads) wishes.push(...roadNames(view, data.backdrop, palette));
    }
    this.measure ??= measuring(view.ctx);
    drawLabels(view.ctx, placeLabels(wishes, this.measure), palette.paper);
  }
}

function unite(boxes: readonly Box[]): Box {
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

export function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
