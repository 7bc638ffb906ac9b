import { type PointerEvent } from 'react';

/** Attributes that give an element a title when the mouse comes to it: for texts that take time, in rows by the dozen. */
export function titleWhenHovered(text: () => string): { onPointerEnter: (event: PointerEvent<HTMLElement>) => void } {
  return {
    onPointerEnter: ({ currentTarget }) => {
      currentTarget.title = text();
    },
  };
}
