/** Items by account: fill and texture always, the edge always, a striped rim and a dashed edge where area is 拟认定. */
import type { HoldingAccount } from '@/api/types';
import { trace, type View } from './canvasLayer';
import type { FeatureSource, MapItem } from './featureSource';
import type { LabelWish } from './labels';
import { textureScale, type Palette } from './palette';
import type { Textures } from './texture';

export interface ItemStyle {
  sites: boolean;
  buildings: boolean;
  accounts: Readonly<Record<HoldingAccount, boolean>>;
  /** items that meet the filter; null means all do */
  matching: ReadonlySet<string> | null;
  /** drawn by the editor instead */
  hidden: string | null;
}

const BUILDINGS_FROM = 15;
const NAMES_FROM = 15.5;
const FADED = 0.2;
/** Smaller than this a texture is noise and the edge and lightness carry the account. */
const SMALLEST_TEXTURED_PX = 7;

export function buildingsShown(zoom: number): boolean {
  return zoom >= BUILDINGS_FROM;
}

export function isShown(item: MapItem, style: ItemStyle): boolean {
  return (item.kind === 'SITE' ? style.sites : style.buildings) && style.accounts[item.properties.account];
}

export function paintItems(view: View, source: FeatureSource, style: ItemStyle, palette: Palette, textures: Textures): LabelWish[] {
  const wishes: LabelWish[] = [];
  const scale = textureScale(view.zoom);
  const fills = new Map<unknown, string | CanvasPattern>();
  const fillOf = (texture: Parameters<Textures['fill']>[1]) => {
    let fill = fills.get(texture);
    if (!fill) {
      fill = textures.fill(view.ctx, texture, scale, view.left, view.top);
      fills.set(texture, fill);
    }
    return fill;
  };
  for (const item of source.within(view.box)) {
    if (item.id === style.hidden || !isShown(item, style)) continue;
    const matches = style.matching === null || style.matching.has(item.id);
    view.ctx.globalAlpha = matches ? 1 : FADED;
    if (item.kind === 'SITE') {
      paintSite(view, item, palette, fillOf);
      if (matches) wishes.push(...nameOf(view, item, palette));
    } else if (buildingsShown(view.zoom)) {
      paintBuilding(view, item, source, style, palette, fillOf);
    }
  }
  view.ctx.globalAlpha = 1;
  return wishes;
}

type FillOf = (texture: Parameters<Textures['fill']>[1]) => string | CanvasPattern;

function paintSite(view: View, item: MapItem, palette: Palette, fillOf: FillOf): void {
  const { ctx } = view;
  const { account, proposed } = item.properties;
  trace(view, item.outline.polygons);
  const side_px = Math.sqrt(item.outline.size) * view.scale;
  ctx.fillStyle = side_px < SMALLEST_TEXTURED_PX ? palette.fill[account] : fillOf(palette.texture[account]);
  ctx.fill('evenodd');
  if (proposed) paintProposed(view, item, palette, fillOf);
  ctx.lineWidth = view.zoom >= 15 ? 1.2 : 0.8;
  ctx.strokeStyle = palette.edge[account];
  if (proposed) ctx.setLineDash(view.zoom >= 15 ? [6, 4] : [3, 2]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Pixels of the striped rim: wider close up, never so wide that the account below is hidden. */
export function proposedRim(zoom: number, side_px: number): number {
  return Math.min(zoom >= 16 ? 8 : zoom >= 14.5 ? 5 : 2.5, side_px * 0.09);
}

/** A rim of stripes on white inside the edge: part of this ground waits to be confirmed. */
function paintProposed(view: View, item: MapItem, palette: Palette, fillOf: FillOf): void {
  const { ctx } = view;
  const { account } = item.properties;
  const rim = proposedRim(view.zoom, Math.sqrt(item.outline.size) * view.scale);
  ctx.save();
  ctx.clip('evenodd');
  ctx.lineWidth = rim * 2;
  ctx.strokeStyle = view.zoom >= 14.5 ? fillOf(palette.proposed[account]) : palette.paper;
  ctx.stroke();
  ctx.restore();
}

/** A building that holds the account of its site is a pale footprint on it; another account shows its own colour. */
function paintBuilding(view: View, item: MapItem, source: FeatureSource, style: ItemStyle, palette: Palette, fillOf: FillOf): void {
  const { ctx } = view;
  const { account, siteId } = item.properties;
  const site = siteId ? source.find(siteId) : undefined;
  const onSite = site !== undefined && isShown(site, style) && site.properties.account === account;
  const alpha = ctx.globalAlpha;
  trace(view, item.outline.polygons);
  if (onSite) {
    ctx.globalAlpha = alpha * 0.5;
    ctx.fillStyle = palette.paper;
  } else {
    ctx.fillStyle = fillOf(palette.texture[account]);
  }
  ctx.fill('evenodd');
  ctx.globalAlpha = alpha * (onSite ? 0.5 : 1);
  ctx.lineWidth = 0.9;
  ctx.strokeStyle = onSite ? palette.ink : palette.edge[account];
  ctx.stroke();
  ctx.globalAlpha = alpha;
}

function nameOf(view: View, item: MapItem, palette: Palette): LabelWish[] {
  if (view.zoom < NAMES_FROM || !item.properties.name) return [];
  const [minX, , maxX] = item.outline.box;
  return [
    {
      text: item.properties.name,
      x: view.x(item.outline.anchor[0]),
      y: view.y(item.outline.anchor[1]),
      font: `700 12px ${palette.font}`,
      size: 12,
      colour: palette.ink,
      weight: 100 + Math.min(99, Math.sqrt(item.outline.size) * 1e6),
      room: (maxX - minX) * view.scale * 1.35,
    },
  ];
}
