/** One map on the page: Leaflet for moving about, two canvases of ours for what is seen. Knows nothing of screens. */
import type { ZoneProperties } from '@/api/types';
import { paintRails, paintRoads, paintStations, roadNames } from './backdrop';
import { paintDistrictEdge, paintGround, paintStreets, paintZones, zoneNames } from './boundaries';
import { addCanvas, type CanvasLayer, type Painter, type View } from './canvasLayer';
import { paintHighlight, type Highlight } from './highlight';
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
import type { Outline } from './shape';
import { Textures } from './texture';
import { namesOfItems } from './tile/itemLabels';
import { ItemTiles, SHOW_ALL, type SeenItem } from './tile/itemTiles';
import type { Look } from './tile/look';
import type { TileStyle } from './tile/paintTile';
import { rampOf, type Ramp } from './tile/themes';

declare global {
  interface Window {
    wanpingMapSettled?: () => boolean;
    wanpingHighlighted?: () => string | null;
  }
}

export interface Layers extends Omit<TileStyle, 'hidden'> {
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
  readonly ramp: Ramp;
  layers: Layers = {
    ...SHOW_ALL,
    zones: true,
    streets: false,
    roads: true,
    rails: true,
  };
  data: MapData | null = null;
  readonly tiles: ItemTiles;
  hidden: string | null = null;
  readonly highlight: Highlight = { hover: null, chosen: null, outline: null, also: [], related: [], places: [], checked: [], theirs: null };
  /** told of a tile that could not be had; 0: the server was not reached */
  onTileFailed: (status: number) => void = () => undefined;
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
    this.ramp = rampOf(pageTokens());
    this.tiles = new ItemTiles(this.palette, this.ramp, () => this.arrived(), (status) => this.onTileFailed(status));
    this.answerQuestions();
    this.ground = addCanvas(this.map, 'wanping-ground', 210, (view) => this.paint(view));
    this.marks = addCanvas(this.map, 'wanping-marks', 420, (view) => paintHighlight(view, this.tiles, this.highlight, this.palette, this.hidden));
  }

  /** What measures and walks ask of a page: nothing is on its way any more; which item stands out. */
  private answerQuestions(): void {
    window.wanpingMapSettled = () => this.tiles.settled;
    window.wanpingHighlighted = () => this.highlight.chosen;
  }

  /** A further canvas above the items, for an editor or a measuring tape. */
  addPainter(pane: string, zIndex: number, painter: Painter): CanvasLayer {
    const layer = addCanvas(this.map, pane, zIndex, painter);
    this.extras.push(layer);
    return layer;
  }

  refresh(): void {
    this.tiles.dress(this.style());
    this.ground.repaint();
  }

  lookAt(look: Look): void {
    this.tiles.lookAt(look);
    this.refresh();
  }

  /** Asks for what others, or we, have changed. */
  reload(): void {
    this.tiles.refresh();
  }

  refreshMarks(): void {
    this.marks.repaint();
  }

  fitDistrict(animate = false): void {
    const boxes = this.data?.district.map((part) => part.outline.box) ?? [];
    if (boxes.length) this.fitBox(unite(boxes), this.options.padding ?? 8, animate);
  }

  fitOutline({ box }: Outline): void {
    const [w, h] = [box[2] - box[0], box[3] - box[1]];
    this.fitBox([box[0] - w, box[1] - h, box[2] + w, box[3] + h], 20, true, 18);
  }

  /** Moves only if the shape is out of sight or too small to be seen. */
  show(outline: Outline): void {
    const { box } = outline;
    const view = this.visibleBox();
    const inView = box[0] >= view[0] && box[1] >= view[1] && box[2] <= view[2] && box[3] <= view[3];
    const pixels = Math.sqrt(outline.size) * worldPixels(this.map.getZoom());
    if (!inView || pixels < 24) this.fitOutline(outline);
  }

  fitBox(box: Box, padding: number, animate: boolean, maxZoom = 18): void {
    const degrees: DegreeBox = [lonOf(box[0]), latOf(box[3]), lonOf(box[2]), latOf(box[1])];
    this.map.fitBounds(toBounds(degrees), { padding: [padding, padding], animate, maxZoom });
  }

  /** @param zoom null: as close as it is, at least to see a parcel */
  goTo(place: LonLat, zoom: number | null = null): void {
    this.map.setView(toLatLng(place), zoom ?? Math.max(17, this.map.getZoom()), { animate: zoom === null && !prefersStillness() });
  }

  visibleDegrees(): DegreeBox {
    return fromBounds(this.map.getBounds());
  }

  visibleBox(): Box {
    return boxOfDegrees(this.visibleDegrees());
  }

  /** Shown items under a place, the one meant first. */
  itemsAt([lon, lat]: LonLat): SeenItem[] {
    return this.tiles.at(mercatorX(lon), mercatorY(lat), HIT_PIXELS / worldPixels(this.map.getZoom()));
  }

  remove(): void {
    this.extras.forEach((layer) => layer.remove());
    this.marks.remove();
    this.ground.remove();
    this.tiles.remove();
    this.map.remove();
  }

  private style(): TileStyle {
    const { sites, buildings, accounts, theme, without } = this.layers;
    return { sites, buildings, accounts: { ...accounts }, theme, without: [...without], hidden: this.hidden };
  }

  /** A tile came: the picture has a hole less. Marks are drawn from tiles too. */
  private arrived(): void {
    this.ground.repaint();
    if (this.highlight.chosen ?? this.highlight.hover ?? this.highlight.checked[0]) this.marks.repaint();
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
    this.tiles.draw(view);
    wishes.push(...namesOfItems(view, this.tiles, palette));
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
