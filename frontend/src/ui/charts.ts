/** ECharts with what our charts use, on canvas: the SVG painter writes style attributes, which the content policy forbids. */
import { BarChart, FunnelChart, GaugeChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { use, init, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { CountedAccount, HoldingAccount } from '@/api/types';

use([BarChart, LineChart, GaugeChart, FunnelChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

export { init, type EChartsCoreOption };

/** What was clicked in a chart. */
export interface Pick {
  series: string;
  name: string;
  index: number;
  /** CSS pixels from the top left of the chart */
  x: number;
  y: number;
}

/** The value of a design token, for drawing on canvas. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const key = (account: HoldingAccount) => account.toLowerCase();
export const fillOf = (account: HoldingAccount) => token(`--acc-${key(account)}`);
export const edgeOf = (account: HoldingAccount) => token(`--acc-${key(account)}-edge`);
export const textOf = (account: HoldingAccount) => token(`--acc-${key(account)}-text`);

/** The second channel beside colour, as on the map: dots, slashes, courses, plain. */
const TEXTURE: Record<HoldingAccount, object | undefined> = {
  UNCOUNTED: { symbol: 'circle', dashArrayX: [1, 4], dashArrayY: [1, 4], color: 'rgba(139,133,122,0.9)' },
  RESERVE: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: -Math.PI / 4, color: 'rgba(60,124,166,0.9)' },
  OPTIMISE: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 3], color: 'rgba(217,168,120,0.9)' },
  RELEASE: undefined,
};

/** A confirmed area of an account. */
export function solid(account: HoldingAccount): object {
  return { color: fillOf(account), borderColor: edgeOf(account), borderWidth: 1, decal: TEXTURE[account] };
}

/** A proposed area: paper, back-slashed, dashed edge. Never a solid fill. */
export function proposed(account: CountedAccount): object {
  const edge = edgeOf(account);
  return {
    color: token('--paper'), borderColor: edge, borderWidth: 1, borderType: 'dashed',
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4, color: edge },
  };
}

/** Text and axes as the pages have them. */
export function page(): { font: string; ink: string; ink3: string; rule: string; strong: string; paper: string } {
  return { font: token('--font'), ink: token('--ink'), ink3: token('--ink-3'), rule: token('--rule'), strong: token('--rule-strong'), paper: token('--paper') };
}

/** A tooltip made of elements, since markup with style attributes would be stripped by the content policy. */
export function tip(title: string, lines: { name: string; value: string }[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  const head = document.createElement('b');
  head.textContent = title;
  box.append(head);
  const list = document.createElement('dl');
  for (const line of lines) {
    const name = document.createElement('dt');
    const value = document.createElement('dd');
    name.textContent = line.name;
    value.textContent = line.value;
    list.append(name, value);
  }
  box.append(list);
  return box;
}

/** The chart as an SVG document: painted to text, since painting into the page would need styles the content policy forbids. */
export function svgOf(option: EChartsCoreOption, width: number, height: number): string {
  const paper = init(null, null, { renderer: 'svg', ssr: true, width, height });
  paper.setOption({ ...option, animation: false, backgroundColor: token('--paper') });
  const text = paper.renderToSVGString();
  paper.dispose();
  return text;
}
