/** ECharts with what our charts use, on canvas: the SVG painter writes style attributes, which the content policy forbids. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { use, init, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export { init, type EChartsCoreOption };

/** The value of a design token, for drawing on canvas. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
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
