/** The account palette for canvases, read from the same custom properties the pages use, and the textures as plain data. */
import type { HoldingAccount } from '@/api/types';

export type Mark = 'DOTS' | 'SLASHES' | 'COURSES' | 'PLAIN' | 'BACKSLASHES' | 'CROSSES';

/** What is drawn inside a fill: `tile` CSS pixels repeat in both directions, so a texture has no seams. */
export interface Texture {
  mark: Mark;
  ground: string;
  ink: string;
  tile: number;
  width: number;
}

export interface Palette {
  fill: Record<HoldingAccount, string>;
  edge: Record<HoldingAccount, string>;
  texture: Record<HoldingAccount, Texture>;
  proposed: Record<HoldingAccount, Texture>;
  overlap: Texture;
  ink: string;
  ink2: string;
  ink3: string;
  paper: string;
  paper2: string;
  ground: string;
  ground2: string;
  ground3: string;
  rule: string;
  ruleStrong: string;
  control: string;
  accent: string;
  accentText: string;
  danger: string;
  font: string;
}

export type TokenReader = (name: string) => string;

export const HOLDING: readonly HoldingAccount[] = ['UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'];

export function pageTokens(): TokenReader {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

export function paletteOf(token: TokenReader): Palette {
  const key = (account: HoldingAccount) => account.toLowerCase();
  const each = <T>(make: (account: HoldingAccount) => T) =>
    Object.fromEntries(HOLDING.map((account) => [account, make(account)])) as Record<HoldingAccount, T>;
  const fill = each((account) => token(`--acc-${key(account)}`));
  const edge = each((account) => token(`--acc-${key(account)}-edge`));
  const paper = token('--paper');
  const marks: Record<HoldingAccount, Omit<Texture, 'ground'>> = {
    UNCOUNTED: { mark: 'DOTS', ink: edge.UNCOUNTED, tile: 6, width: 0.85 },
    RESERVE: { mark: 'SLASHES', ink: edge.RESERVE, tile: 7, width: 1.1 },
    OPTIMISE: { mark: 'COURSES', ink: lighter(fill.OPTIMISE), tile: 4, width: 1 },
    RELEASE: { mark: 'PLAIN', ink: fill.RELEASE, tile: 4, width: 0 },
  };
  return {
    fill,
    edge,
    texture: each((account) => ({ ...marks[account], ground: fill[account] })),
    proposed: each((account) => ({ mark: 'BACKSLASHES', ground: paper, ink: edge[account], tile: 7, width: 1.6 })),
    overlap: { mark: 'CROSSES', ground: 'transparent', ink: token('--overlap'), tile: 7, width: 1.1 },
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    paper,
    paper2: token('--paper-2'),
    ground: token('--ground'),
    ground2: token('--ground-2'),
    ground3: token('--ground-3'),
    rule: token('--rule'),
    ruleStrong: token('--rule-strong'),
    control: token('--control'),
    accent: token('--accent'),
    accentText: token('--accent-text'),
    danger: token('--overlap'),
    font: token('--font'),
  };
}

/** Half way from a `#RRGGBB` colour to a warm light one: the joints of the courses. */
export function lighter(colour: string): string {
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((pair) => parseInt(pair, 16));
  if (!channels) return colour;
  const to = [255, 236, 210];
  return `#${channels.map((c, i) => Math.round(c + ((to[i] as number) - c) * 0.55).toString(16).padStart(2, '0')).join('')}`;
}

export const BUILDINGS_FROM = 14.5;

export function buildingsShown(zoom: number): boolean {
  return zoom >= BUILDINGS_FROM;
}

/** How much wider textures are drawn at a zoom: fine on the whole district, bold on a street. */
export function textureScale(zoom: number): number {
  return Math.max(0.8, Math.min(2.2, 0.8 + (zoom - 13) * 0.35));
}
