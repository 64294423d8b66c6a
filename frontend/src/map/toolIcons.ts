export const TOOL_ICONS = {
  select: 'M5 2.500l10 8-5 .8-2.500 5z',
  polygon: 'M4 6l8-3 5 7-5 7-8-3z',
  rectangle: 'M3.500 5h13v10h-13z',
  vertices: 'M5 15L15 5M3 13h4v4H3zM13 3h4v4h-4z',
  snap: 'M4 3v7a6 6 0 0012 0V3h-4v7a2 2 0 01-4 0V3zM4 6.500h4M12 6.500h4',
  measure: 'M2 13L13 2l5 5L7 18zM6 9l2 2M9 6l2 2M12 3.500l2 2',
  undo: 'M7 4L3 8l4 4M3 8h8a5 5 0 010 10H8',
  redo: 'M13 4l4 4-4 4M17 8H9a5 5 0 000 10h3',
  zoomIn: 'M10 4v12M4 10h12',
  zoomOut: 'M4 10h12',
  whole: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  layers: 'M10 3l7 4-7 4-7-4zM3 10.500l7 4 7-4M3 14l7 4 7-4',
  table: 'M3 4h14v12H3zM3 8h14M8 8v8',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.500l4 4 8-9',
} as const;

export type ToolIconName = keyof typeof TOOL_ICONS;
