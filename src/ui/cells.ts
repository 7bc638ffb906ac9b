/** A place in what is painted as cells of one size, counted from 0. */
export interface Cell {
  row: number;
  column: number;
}

/** How many cells there are. */
export interface CellCount {
  rows: number;
  columns: number;
  /** The column that an arrow to the left can reach; -1 where names stand left of the cells. 0 unless told. */
  firstColumn?: number;
}

/** Cells that a page key moves by: rows, or columns where there is one row. */
const PAGE = 10;

const MOVES: Readonly<Record<string, (at: Cell, last: Cell) => Cell>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: (at, last) => byPage(at, last, -PAGE),
  PageDown: (at, last) => byPage(at, last, PAGE),
};

/**
 * The cell that a key press leads to, or undefined for a key that moves nothing.
 *
 * @param at the present one; undefined: none yet, and arrows begin at the end of the first row, where the newest is
 */
export function cellAfter(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  at: Cell | undefined,
  count: CellCount
): Cell | undefined {
  const move = MOVES[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  const last = { row: count.rows - 1, column: count.columns - 1 };
  const start = { row: 0, column: last.column };
  return cellWithin(at === undefined && event.key !== 'Home' ? start : move(at ?? start, last), count);
}

/** The cell under a point of the page, or undefined where nothing is painted. */
export function cellUnder(
  point: { clientX: number; clientY: number },
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
  { rows, columns }: CellCount
): Cell | undefined {
  if (box.width <= 0 || box.height <= 0) {
    return undefined;
  }
  const row = Math.floor(((point.clientY - box.top) / box.height) * rows);
  const column = Math.floor(((point.clientX - box.left) / box.width) * columns);
  return cellWithin({ row, column }, { rows, columns });
}

/** The nearest cell that there is; undefined where there is none. */
export function cellWithin({ row, column }: Cell, { rows, columns, firstColumn = 0 }: CellCount): Cell | undefined {
  return rows <= 0 || columns <= 0
    ? undefined
    : {
        row: Math.max(0, Math.min(rows - 1, row)),
        column: Math.max(firstColumn, Math.min(columns - 1, column)),
      };
}

function byPage({ row, column }: Cell, last: Cell, by: number): Cell {
  return last.row === 0 ? { row, column: column + by } : { row: row + by, column };
}
