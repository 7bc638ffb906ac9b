import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

import { measured, type ToolGridRow, type ToolMeasure } from '../../analysis/tools/grid';

/** Height of a row of the heatmap in pixels. */
export const CELL_HEIGHT = 22;

/** Pixels between two cells. */
const GAP = 1;

/** The faintest that a cell is painted, so that little is told from nothing. */
const LEAST = 0.12;

interface Drawing {
  rows: readonly ToolGridRow[];
  columns: number;
  width: number;
  measure: ToolMeasure;
  scale: 'linear' | 'log';
  theme: GrafanaTheme2;
  /** The cell that the keyboard is on. */
  active?: { row: number; column: number };
}

/** Draws the cells: the more of the measure, the stronger; a dot for zero; nothing where there was no call. */
export function drawGrid(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { rows, columns, width, measure, scale, theme, active } = drawing;
  context.clearRect(0, 0, width, rows.length * CELL_HEIGHT);
  const cellWidth = width / Math.max(1, columns);
  const most = mostOf(rows, measure);
  const strong = measure === 'errors' || measure === 'retries' ? theme.colors.error.main : theme.colors.primary.main;
  const shades = Array.from({ length: SHADES }, (_, shade) =>
    colorManipulator.alpha(strong, LEAST + ((1 - LEAST) * shade) / (SHADES - 1))
  );
  rows.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      const value = cell && measured(cell, measure);
      if (value === undefined) {
        return;
      }
      const [x, y] = [column * cellWidth, row * CELL_HEIGHT];
      if (value === 0) {
        context.fillStyle = theme.colors.text.disabled;
        context.fillRect(x + cellWidth / 2 - 1, y + CELL_HEIGHT / 2 - 1, 2, 2);
        return;
      }
      context.fillStyle = shades[Math.round(strength(value, most, scale) * (SHADES - 1))] ?? strong;
      context.fillRect(x, y, Math.max(1, cellWidth - GAP), CELL_HEIGHT - GAP);
    });
  });
  if (active !== undefined) {
    context.strokeStyle = theme.colors.text.maxContrast;
    context.lineWidth = 2;
    context.strokeRect(
      active.column * cellWidth + 1,
      active.row * CELL_HEIGHT + 1,
      Math.max(2, cellWidth - 2),
      CELL_HEIGHT - 2
    );
  }
}

const SHADES = 24;

/** The largest value of any cell; 0 where there is none. */
export function mostOf(rows: readonly ToolGridRow[], measure: ToolMeasure): number {
  let most = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      most = Math.max(most, (cell && measured(cell, measure)) ?? 0);
    }
  }
  return most;
}

/** How strong a value is painted, 0 to 1. */
export function strength(value: number, most: number, scale: Drawing['scale']): number {
  if (most <= 0) {
    return 0;
  }
  // Four orders of magnitude are told apart.
  const part = scale === 'log' ? 1 + Math.log10(value / most) / 4 : value / most;
  return Math.min(1, Math.max(0, part));
}
