import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';

/** Height of a row in pixels: as tight as Explore's tables. */
export const ROW_HEIGHT = 28;

/** Rows kept beyond the visible ones, so that scrolling by wheel shows no gap. */
const OVERSCAN = 12;

/**
 * Rows of one height, of which only those near the visible part exist in the document.
 *
 * @param headerHeight pixels that a sticky header inside the scrolled element takes
 */
export function useVirtualRows(
  scrolled: RefObject<HTMLElement | null>,
  count: number,
  headerHeight: number
): { virtualizer: Virtualizer<HTMLElement, Element>; reveal: (index: number) => void } {
  // Its functions change with what they read: nothing here is memoised over them but `reveal`, which only scrolls.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scrolled.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    // Rows beyond the visible ones are there already: those after them may come with the next frame.
    useFlushSync: false,
  });
  const reveal = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }), [virtualizer]);
  return { virtualizer, reveal };
}
