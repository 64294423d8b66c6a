/** Line icons on a 20 × 20 grid. */
export const ICONS = {
  overview: 'M3 16V9M8 16V4M13 16v-5M18 16V7M1.5 16.5h18',
  map: 'M2.5 5l5-2 5 2 5-2v12l-5 2-5-2-5 2zM7.5 3v12M12.5 5v12',
  import: 'M3 3h14v14H3zM3 7.5h14M8 7.5V17M12.5 9.5v5m-2-2l2 2 2-2',
  ledger: 'M4 2.5h12v15H4zM7 6h6M7 9h6M7 12h3M2.5 6h3M2.5 10h3M2.5 14h3',
  progress: 'M2.5 17.5h15M2.5 14l5-5 3.5 3 6.5-8M17.5 4v4M17.5 4h-4',
  system: 'M3 5h8M15 5h2M3 10h2M9 10h8M3 15h6M13 15h4M13 3v4M7 8v4M11 13v4',
  search: 'M14.5 9a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0M13 13l4.5 4.5',
  down: 'M5 7.5l5 6 5-6',
  close: 'M5 5l10 10M15 5L5 15',
  document: 'M5 2.5h7l4 4v11H5zM12 2.5v4h4M7.5 10h6M7.5 13h6',
  check: 'M4 10.5l4 4 8-9',
  copy: 'M7 7h9v10H7zM4 13V3h9',
  download: 'M10 3v9m-4-4l4 4 4-4M3.5 16.5h13',
  print: 'M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 12h8v5.5H6z',
  arrow: 'M3 10h13m-5-5l5 5-5 5',
  pin: 'M10 18s-6-5.5-6-10a6 6 0 1 1 12 0c0 4.500-6 10-6 10zM10 10.500a2.500 2.500 0 1 0 0-5a2.500 2.500 0 1 0 0 5',
  plus: 'M10 4v12M4 10h12',
} as const;

export type IconName = keyof typeof ICONS;
