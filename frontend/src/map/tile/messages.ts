/** What page and worker say to each other. */
import type { Palette } from '../palette';
import type { TileContent } from './content';
import type { TileStyle } from './paintTile';
import type { Ramp } from './themes';

export interface TileAt {
  z: number;
  x: number;
  y: number;
}

export type ToWorker =
  | { say: 'PALETTE'; palette: Palette; ramp: Ramp; pixelRatio: number }
  | {
      say: 'DRAW';
      key: string;
      at: TileAt;
      /** `?…` for all items, and for those that meet the filter */
      all: string;
      matching: string | null;
      buildings: boolean;
      style: TileStyle;
      /** the map's zoom, not the tile's */
      zoom: number;
      /** ask the server whether it is still as it was */
      ask: boolean;
      /** paint it even if it is */
      repaint: boolean;
    }
  | { say: 'FORGET'; keys: string[] };

export interface Drawn {
  key: string;
  /** null when nothing has changed */
  bitmap: ImageBitmap | null;
  /** sites and buildings; null when they are those sent before */
  content: TileContent[] | null;
  /** what the server said, or 0 when it was not reached; null when all went well */
  failed: number | null;
}
