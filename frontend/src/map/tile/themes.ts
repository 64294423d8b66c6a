/** The colours of a theme: one ramp from light to dark, so that the order survives black-and-white print; unknown is bare paper. */
import type { TokenReader } from '../palette';
import type { ThemeName } from './look';

export const UNKNOWN_VALUE = 'UNKNOWN';

/** Values in their order; stages are the bureau's own words, others are listed after these. */
export const VALUES: Record<Exclude<ThemeName, 'ACCOUNT'>, readonly string[]> = {
  STAGE: ['摸排入库', '方案研究', '规划调整', '收储', '供地签约', '未开工', '在建', '竣工验收', '交付可招商', '投产运营', '暂缓', '退出', '撤销'],
  PERFORMANCE: ['A', 'B', 'C', 'D'],
  FLOORS: ['F1', 'F2_3', 'F4_6', 'F7_10', 'F11'],
  VACANCY: ['V0', 'V10', 'V30', 'V50', 'V100'],
};

export type Ramp = readonly [light: string, middle: string, dark: string];

export function rampOf(token: TokenReader): Ramp {
  return [token('--theme-light'), token('--theme-middle'), token('--theme-dark')];
}

/** The colour of a value; `unknown` where the record does not say or the word is not one of the list. */
export function themeColour(ramp: Ramp, theme: Exclude<ThemeName, 'ACCOUNT'>, value: string, unknown: string): string {
  const values = VALUES[theme];
  const at = values.indexOf(value);
  if (at < 0) return unknown;
  const share = values.length === 1 ? 0 : at / (values.length - 1);
  return share < 0.5 ? mixed(ramp[0], ramp[1], share * 2) : mixed(ramp[1], ramp[2], share * 2 - 1);
}

function mixed(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  return `#${from.map((c, i) => Math.round(c + ((to[i] ?? 0) - c) * share).toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return (/^#(..)(..)(..)$/.exec(colour)?.slice(1) ?? ['00', '00', '00']).map((pair) => parseInt(pair, 16));
}
