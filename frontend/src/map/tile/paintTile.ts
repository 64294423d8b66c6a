/** Draws a decoded tile. Fill, texture and edge by account, or one plain colour by theme; a striped rim and a dashed edge where area is 拟认定. */
import type { HoldingAccount } from '@/api/types';
import { textureScale, type Palette, type Texture } from '../palette';
import type { Textures } from '../texture';
import { ACCOUNTS, EXTENT, featureOf, siteOf, type TileContent } from './content';
import type { ThemeName } from './look';
import { themeColour, type Ramp } from './themes';

export interface TileStyle {
  sites: boolean;
  buildings: boolean;
  accounts: Readonly<Record<HoldingAccount, boolean>>;
  theme: ThemeName;
  /** values of the theme that are not shown */
  without: readonly string[];
  /** drawn by the editor instead */
  hidden: string | null;
}

/** The tile as it lies on the screen. */
export interface TileFrame {
  ctx: OffscreenCanvasRenderingContext2D;
  zoom: number;
  /** CSS pixels across */
  side: number;
  /** world pixels of its corner at this zoom */
  left: number;
  top: number;
}

export interface TileParts {
  sites: TileContent;
  buildings: TileContent | null;
}

const FADED = 0.2;
/** Smaller than this a texture is noise and the edge and lightness carry the account. */
const SMALLEST_TEXTURED_PX = 7;

export function paintTile(frame: TileFrame, all: TileParts, matching: TileParts | null, style: TileStyle, palette: Palette, ramp: Ramp, textures: Textures): void {
  const brush = new Brush(frame, style, palette, ramp, textures);
  frame.ctx.globalAlpha = matching ? FADED : 1;
  brush.paint(all);
  frame.ctx.globalAlpha = 1;
  if (matching) brush.paint(matching);
}

export function isShown(content: TileContent, feature: number, style: TileStyle): boolean {
  if (!(content.kind === 'SITE' ? style.sites : style.buildings)) return false;
  if (style.theme === 'ACCOUNT') return style.accounts[ACCOUNTS[content.account[feature] ?? 0] ?? 'UNCOUNTED'];
  return !style.without.includes(content.values[content.value[feature] ?? 0] ?? '');
}

/** Pixels of the striped rim: wider close up, never so wide that the account below is hidden. */
export function proposedRim(zoom: number, side_px: number): number {
  return Math.min(zoom >= 16 ? 8 : zoom >= 14.5 ? 5 : 2.5, side_px * 0.09);
}

class Brush {
  private readonly fills = new Map<Texture, string | CanvasPattern>();
  private readonly perUnit: number;

  constructor(
    private readonly frame: TileFrame,
    private readonly style: TileStyle,
    private readonly palette: Palette,
    private readonly ramp: Ramp,
    private readonly textures: Textures,
  ) {
    this.perUnit = frame.side / EXTENT;
  }

  paint(parts: TileParts): void {
    const hidden = (content: TileContent) => (this.style.hidden ? featureOf(content, this.style.hidden) : -1);
    if (this.style.sites) {
      this.squares(parts.sites);
      const skipped = hidden(parts.sites);
      for (let i = 0; i < parts.sites.count; i++) if (i !== skipped && isShown(parts.sites, i, this.style)) this.site(parts.sites, i);
    }
    if (!parts.buildings || !this.style.buildings) return;
    this.squares(parts.buildings);
    const skipped = hidden(parts.buildings);
    for (let i = 0; i < parts.buildings.count; i++) if (i !== skipped && isShown(parts.buildings, i, this.style)) this.building(parts.buildings, i, parts.sites);
  }

  private squares(content: TileContent): void {
    const { ctx } = this.frame;
    for (const square of content.squares) {
      const account = ACCOUNTS[square.account] ?? 'UNCOUNTED';
      const value = square.value ?? '';
      if (this.style.theme === 'ACCOUNT' ? !this.style.accounts[account] : this.style.without.includes(value)) continue;
      ctx.fillStyle = this.style.theme === 'ACCOUNT' ? this.palette.fill[account] : themeColour(this.ramp, this.style.theme, value, this.palette.paper2);
      ctx.fillRect(square.west * this.perUnit, square.north * this.perUnit, square.side * this.perUnit, square.side * this.perUnit);
      ctx.lineWidth = 0.4;
      ctx.strokeStyle = this.style.theme === 'ACCOUNT' ? this.palette.edge[account] : this.palette.ink3;
      ctx.strokeRect(square.west * this.perUnit, square.north * this.perUnit, square.side * this.perUnit, square.side * this.perUnit);
    }
  }

  private site(content: TileContent, feature: number): void {
    const { ctx, zoom } = this.frame;
    const account = ACCOUNTS[content.account[feature] ?? 0] ?? 'UNCOUNTED';
    const proposed = content.proposed[feature] === 1 && this.style.theme === 'ACCOUNT';
    const side_px = this.sideOf(content, feature);
    this.trace(content, feature);
    ctx.fillStyle = this.fillOf(content, feature, account, side_px < SMALLEST_TEXTURED_PX);
    ctx.fill('evenodd');
    if (proposed) this.rim(account, side_px);
    ctx.lineWidth = zoom >= 15 ? 1.2 : 0.8;
    ctx.strokeStyle = this.style.theme === 'ACCOUNT' ? this.palette.edge[account] : this.palette.ink3;
    if (proposed) ctx.setLineDash(zoom >= 15 ? [6, 4] : [3, 2]);
    ctx.stroke();
    if (proposed) ctx.setLineDash([]);
  }

  /** A rim of stripes on white inside the edge: part of this ground waits to be confirmed. */
  private rim(account: HoldingAccount, side_px: number): void {
    const { ctx, zoom } = this.frame;
    ctx.save();
    ctx.clip('evenodd');
    ctx.lineWidth = proposedRim(zoom, side_px) * 2;
    ctx.strokeStyle = zoom >= 14.5 ? this.textureFill(this.palette.proposed[account]) : this.palette.paper;
    ctx.stroke();
    ctx.restore();
  }

  /** A building that holds the account of its site is a pale footprint on it; another account shows its own colour. */
  private building(content: TileContent, feature: number, sites: TileContent): void {
    const { ctx } = this.frame;
    const account = ACCOUNTS[content.account[feature] ?? 0] ?? 'UNCOUNTED';
    const id = siteOf(content, feature);
    const site = id ? featureOf(sites, id) : -1;
    const onSite = this.style.theme === 'ACCOUNT' && site >= 0 && sites.account[site] === content.account[feature] && isShown(sites, site, this.style);
    const alpha = ctx.globalAlpha;
    this.trace(content, feature);
    ctx.globalAlpha = onSite ? alpha * 0.5 : alpha;
    ctx.fillStyle = onSite ? this.palette.paper : this.fillOf(content, feature, account, false);
    ctx.fill('evenodd');
    ctx.lineWidth = 0.9;
    ctx.strokeStyle = onSite || this.style.theme !== 'ACCOUNT' ? this.palette.ink : this.palette.edge[account];
    ctx.stroke();
    ctx.globalAlpha = alpha;
  }

  private fillOf(content: TileContent, feature: number, account: HoldingAccount, plain: boolean): string | CanvasPattern {
    if (this.style.theme !== 'ACCOUNT') {
      return themeColour(this.ramp, this.style.theme, content.values[content.value[feature] ?? 0] ?? '', this.palette.paper2);
    }
    return plain ? this.palette.fill[account] : this.textureFill(this.palette.texture[account]);
  }

  private textureFill(texture: Texture): string | CanvasPattern {
    let fill = this.fills.get(texture);
    if (!fill) {
      fill = this.textures.fill(this.frame.ctx, texture, textureScale(this.frame.zoom), this.frame.left, this.frame.top);
      this.fills.set(texture, fill);
    }
    return fill;
  }

  private sideOf({ boxes }: TileContent, feature: number): number {
    const at = feature * 4;
    return Math.max((boxes[at + 2] ?? 0) - (boxes[at] ?? 0), (boxes[at + 3] ?? 0) - (boxes[at + 1] ?? 0)) * this.perUnit;
  }

  private trace({ ringsFrom, pointsFrom, points }: TileContent, feature: number): void {
    const { ctx } = this.frame;
    ctx.beginPath();
    for (let ring = ringsFrom[feature] ?? 0; ring < (ringsFrom[feature + 1] ?? 0); ring++) {
      const to = pointsFrom[ring + 1] ?? 0;
      for (let i = pointsFrom[ring] ?? 0, first = true; i < to; i += 2, first = false) {
        const [x, y] = [(points[i] as number) * this.perUnit, (points[i + 1] as number) * this.perUnit];
        if (first) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      }
      ctx.closePath();
    }
  }
}
