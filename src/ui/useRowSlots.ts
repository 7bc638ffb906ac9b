import { type Virtualizer } from '@tanstack/react-virtual';
import { startTransition, useEffect, useState } from 'react';

import { ROW_HEIGHT } from './useVirtualRows';

/** A row of a list, and which part of the document draws it. */
export interface SlottedRow {
  index: number;
  /** A row that comes into view takes the slot of one that went: its elements get other texts, instead of being made. */
  slot: number;
}

/**
 * The rows of a list that are in the document, each in a slot. In the document the slots stand in the order of the rows,
 * which is how they are read out, except while somebody scrolls: to put in, take out or move an element has all rows
 * styled anew, since Grafana's style sheets look at neighbours.
 *
 * @param height pixels that the list has at most
 */
export function useRowSlots(virtualizer: Virtualizer<HTMLElement, Element>, height: number): SlottedRow[] {
  const { range } = virtualizer;
  const { count, overscan } = virtualizer.options;
  const slots = Math.ceil(height / ROW_HEIGHT) + 1 + 2 * overscan;
  const indexes = range === null ? [] : rowsAround(range.startIndex - overscan, slots, count);
  const top = (indexes[0] ?? 0) % slots;
  const [first, setFirst] = useState(top);
  const resting = !virtualizer.isScrolling;
  useEffect(() => {
    if (resting) {
      startTransition(() => setFirst(top));
    }
  }, [resting, top]);
  return inSlots(indexes, slots, first);
}

/** Indexes of as many rows as there are slots, from one on; near the ends of the list as many, from elsewhere. */
export function rowsAround(from: number, slots: number, count: number): number[] {
  const first = Math.max(0, Math.min(from, count - slots));
  return Array.from({ length: Math.min(slots, count) }, (_, place) => first + place);
}

/**
 * Gives each row its slot.
 *
 * @param indexes of the rows, one after the other, not more than there are slots
 * @param first the slot that stands first in the document
 */
export function inSlots(indexes: readonly number[], slots: number, first: number): SlottedRow[] {
  const rankOf = ({ slot }: SlottedRow) => (slot - first + slots) % slots;
  return indexes.map((index) => ({ index, slot: index % slots })).sort((a, b) => rankOf(a) - rankOf(b));
}
