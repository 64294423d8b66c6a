/** A uniform grid over boxes: which entries may meet a box, in the order they were given. Built once, asked often. */
import { boxesMeet, type Box } from './lonlat';

const ENTRIES_PER_CELL = 4;

export class GridIndex {
  private readonly boxes: readonly Box[];
  private readonly columns: number;
  private readonly rows: number;
  private readonly extent: Box;
  private readonly cells: readonly number[][];
  private readonly seen: Uint32Array;
  private round = 0;

  constructor(boxes: readonly Box[]) {
    this.boxes = boxes;
    this.extent = boxes.reduce<Box>(
      (all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
    const side = Math.max(1, Math.ceil(Math.sqrt(boxes.length / ENTRIES_PER_CELL)));
    this.columns = side;
    this.rows = side;
    const cells: number[][] = Array.from({ length: side * side }, () => []);
    boxes.forEach((box, entry) => this.eachCell(box, (cell) => cells[cell]?.push(entry)));
    this.cells = cells;
    this.seen = new Uint32Array(boxes.length);
  }

  /** Entries whose box meets the given one, ascending. */
  search(box: Box): number[] {
    if (this.boxes.length === 0) return [];
    const round = ++this.round;
    const found: number[] = [];
    this.eachCell(box, (cell) => {
      for (const entry of this.cells[cell] ?? []) {
        if (this.seen[entry] === round) continue;
        this.seen[entry] = round;
        if (boxesMeet(this.boxes[entry] as Box, box)) found.push(entry);
      }
    });
    return found.sort((a, b) => a - b);
  }

  private eachCell(box: Box, visit: (cell: number) => void): void {
    if (box[2] < this.extent[0] || box[0] > this.extent[2] || box[3] < this.extent[1] || box[1] > this.extent[3]) return;
    const left = this.column(box[0]);
    const right = this.column(box[2]);
    const top = this.row(box[1]);
    const bottom = this.row(box[3]);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) visit(row * this.columns + column);
    }
  }

  private column(x: number): number {
    return cellOf(x, this.extent[0], this.extent[2], this.columns);
  }

  private row(y: number): number {
    return cellOf(y, this.extent[1], this.extent[3], this.rows);
  }
}

function cellOf(value: number, least: number, greatest: number, count: number): number {
  if (!(greatest > least)) return 0;
  return Math.max(0, Math.min(count - 1, Math.floor(((value - least) / (greatest - least)) * count)));
}
