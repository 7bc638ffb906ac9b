import { type PointerEvent } from 'react';

interface Hearers {
  onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Attributes that give an element a title while the mouse is on it: for texts that take time, in rows by the dozen. It is
 * taken away again, since the element may be another row's by then.
 */
export function titleWhenHovered(text: () => string): Hearers {
  return {
    onPointerEnter: ({ currentTarget }) => {
      currentTarget.title = text();
    },
    onPointerLeave: ({ currentTarget }) => currentTarget.removeAttribute('title'),
  };
}
