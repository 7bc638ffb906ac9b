import { useState, type KeyboardEvent, type PointerEvent } from 'react';

import { type Cell, cellAfter, type CellCount, cellUnder, cellWithin } from './cells';

interface Options extends CellCount {
  /** Enter on a cell, or a click. */
  onOpen: (cell: Cell) => void;
  /** Hears where a key led to, to bring it into sight. */
  onStep?: (cell: Cell) => void;
}

/** Where one is in what is painted as cells, by pointer or arrow keys: handlers for the element that the cells fill. */
export function useCellCursor({ onOpen, onStep, ...count }: Options) {
  const [chosen, setChosen] = useState<Cell>();
  const active = chosen && cellWithin(chosen, count);
  const under = (event: PointerEvent) => cellUnder(event, event.currentTarget.getBoundingClientRect(), count);
  return {
    active,
    leave: () => setChosen(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && active !== undefined) {
        event.preventDefault();
        onOpen(active);
        return;
      }
      const next = cellAfter(event, active, count);
      if (next !== undefined) {
        event.preventDefault();
        setChosen(next);
        onStep?.(next);
      }
    },
    onPointerMove: (event: PointerEvent) => {
      const cell = under(event);
      // The same object while the pointer stays in a cell: nothing is drawn anew.
      setChosen((before) => (before?.row === cell?.row && before?.column === cell?.column ? before : cell));
    },
    onPointerUp: (event: PointerEvent) => {
      const cell = under(event);
      if (cell !== undefined) {
        setChosen(cell);
        onOpen(cell);
      }
    },
  };
}
