/**
 * A canvas over the map that repaints what is in view. Drawing is in CSS pixels of the canvas; a painter turns unit Mercator into them
 * with `view.x` and `view.y`. While the map is dragged the canvas travels with it and is repainted before its margin is used up.
 */
import { leaflet, type LeafletMap } from './leaflet';
import { worldPixels, type Box } from './lonlat';

export interface View {
  ctx: CanvasRenderingContext2D;
  zoom: number;
  /** CSS pixels per unit Mercator */
  scale: number;
  /** world pixels of the canvas corner */
  left: number;
  top: number;
  width: number;
  height: number;
  /** the margin around the visible part, CSS pixels */
  margin: number;
  /** what the canvas covers, unit Mercator */
  box: Box;
  x(mercatorX: number): number;
  y(mercatorY: number): number;
}

export type Painter = (view: View) => void;

export interface CanvasLayer {
  /** Repaints before the next frame. */
  repaint(): void;
  remove(): void;
}

const MARGIN = 160;

export function addCanvas(map: LeafletMap, pane: string, zIndex: number, painter: Painter): CanvasLayer {
  const L = leaflet();
  const host = map.getPane(pane) ?? map.createPane(pane);
  host.style.zIndex = String(zIndex);
  host.style.pointerEvents = 'none';
  const canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated', host);
  const ctx = canvas.getContext('2d');
  let frame = 0;
  let painted = { center: map.getCenter(), zoom: map.getZoom(), corner: L.point(0, 0) };

  function paint(): void {
    frame = 0;
    if (!ctx) return;
    const size = map.getSize();
    const width = size.x + 2 * MARGIN;
    const height = size.y + 2 * MARGIN;
    const dpr = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * dpr) || canvas.height !== Math.round(height * dpr)) {
      canvas.width = Math.round(width * dpr);
      canvas.height = Math.round(height * dpr);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]).round();
    L.DomUtil.setTransform(canvas, corner, 1);
    const zoom = map.getZoom();
    painted = { center: map.getCenter(), zoom, corner };
    const origin = map.getPixelOrigin();
    const left = origin.x + corner.x;
    const top = origin.y + corner.y;
    const scale = worldPixels(zoom);
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    ctx.clearRect(0, 0, width, height);
    painter({
      ctx,
      zoom,
      scale,
      left,
      top,
      width,
      height,
      margin: MARGIN,
      box: [left / scale, top / scale, (left + width) / scale, (top + height) / scale],
      x: (x) => x * scale - left,
      y: (y) => y * scale - top,
    });
  }

  function repaint(): void {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function moved(): void {
    const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]);
    if (corner.distanceTo(painted.corner) > MARGIN * 0.6) repaint();
  }

  /** Stretches what is painted to where it will be when the zoom has settled. */
  function zoomTo(center: L.LatLng, zoom: number): void {
    const scale = map.getZoomScale(zoom, painted.zoom);
    const half = map.getSize().divideBy(2);
    const newOrigin = map
      .project(center, zoom)
      .subtract(half)
      .add(L.DomUtil.getPosition(map.getPanes().mapPane))
      .round();
    const offset = half
      .add([MARGIN, MARGIN])
      .multiplyBy(-scale)
      .add(map.project(painted.center, zoom))
      .subtract(newOrigin);
    L.DomUtil.setTransform(canvas, offset, scale);
  }

  const animate = (event: L.ZoomAnimEvent) => zoomTo(event.center, event.zoom);
  const pinch = () => zoomTo(map.getCenter(), map.getZoom());
  map.on('move', moved).on('moveend viewreset resize zoomend', repaint).on('zoomanim', animate).on('zoom', pinch);
  paint();

  return {
    repaint,
    remove() {
      map.off('move', moved).off('moveend viewreset resize zoomend', repaint).off('zoomanim', animate).off('zoom', pinch);
      if (frame) cancelAnimationFrame(frame);
      canvas.remove();
    },
  };
}

/** Puts rings on the current path. */
export function trace(view: View, polygons: readonly (readonly Float64Array[])[], begin = true): void {
  const { ctx } = view;
  if (begin) ctx.beginPath();
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const x = view.x(ring[i] as number);
        const y = view.y(ring[i + 1] as number);
        if (i === 0) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      }
      ctx.closePath();
    }
  }
}
