import { type Virtualizer } from '@tanstack/react-virtual';
import { startTransition, useEffect, useState } from 'react';

import { OVERSCAN, ROW_HEIGHT } from './useVirtualRows';

/** A row of a list, and which part of the document draws it. */
export interface SlottedRow {
  index: number;
  /** A row that comes into view takes the slot of one that went: its elements get other texts, instead of being made. */
  slot: number;
}

/**
 * The rows of a list that are in the document, each in a slot. In the document the slots stand in the order of the rows,
 * which is how they are read out, except while somebody scrolls: to move elements costs as much as to make them.
 *
 * @param height pixels that the list has at most
 */
export function useRowSlots(virtualizer: Virtualizer<HTMLElement, Element>, height: number): SlottedRow[] {
  const indexes = virtualizer.getVirtualItems().map(({ index }) => index);
  const slots = Math.max(indexes.length, Math.ceil(height / ROW_HEIGHT) + 2 * OVERSCAN + 2);
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
