import { useLayoutEffect, useState, type RefObject } from 'react';

/** Least height of a filling part: below it the page scrolls instead. */
const LEAST = 240;

/**
 * Height in pixels from the top of an element to the bottom of the window, less `below`. Grafana's pages grow with their
 * content, so a part that is to scroll by itself must measure what is left for it.
 */
export function useFillHeight(element: RefObject<HTMLElement | null>, below: number): number {
  const [height, setHeight] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current !== null) {
        const top = element.current.getBoundingClientRect().top + window.scrollY;
        setHeight(Math.max(LEAST, Math.floor(window.innerHeight - top - below)));
      }
    };
    measure();
    // What stands above may grow and shrink: notices come and go, filters wrap.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element, below]);
  return height;
}
