import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { startTransition, useCallback, useEffect, useState, type RefObject } from 'react';

/** Height of a row in pixels: as tight as Explore's tables. */
export const ROW_HEIGHT = 28;

/** Rows kept beyond the visible ones at each end, so that scrolling by wheel shows no gap. */
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
  // Rows that nobody sees come after those that are seen.
  const [overscan, setOverscan] = useState(0);
  useEffect(() => startTransition(() => setOverscan(OVERSCAN)), []);
  // Its functions change with what they read: nothing here is memoised over them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scrolled.current,
    estimateSize: () => ROW_HEIGHT,
    overscan,
    scrollMargin: headerHeight,
    // Rows beyond the visible ones are there already: those after them may come with the next frame.
    useFlushSync: false,
  });
  const reveal = useCallback(
    (index: number) => {
      if (scrolled.current !== null) {
        scrollInto(scrolled.current, index, headerHeight);
      }
    },
    [scrolled, headerHeight]
  );
  return { virtualizer, reveal };
}

/** Scrolls as little as shows all of a row. */
function scrollInto(element: HTMLElement, index: number, headerHeight: number): void {
  const top = index * ROW_HEIGHT;
  const most = top;
  const least = top + ROW_HEIGHT - (element.clientHeight - headerHeight);
  const { scrollTop } = element;
  const wanted = Math.min(most, Math.max(least, scrollTop));
  if (wanted !== scrollTop) {
    element.scrollTop = wanted;
  }
}
