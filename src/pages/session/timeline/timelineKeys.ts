import { type KeyboardEvent } from 'react';

import { panned, type Viewport, ZOOM_STEP, zoomedInPlace } from './viewport';

/** What one press of a key moves by: a part of what is in sight. */
const PAN = 0.2;

type Move = (viewport: Viewport, length: number) => Viewport;

const zoom =
  (factor: number): Move =>
  (viewport, length) =>
    zoomedInPlace(viewport, factor, length);
const pan =
  (part: number): Move =>
  (viewport, length) =>
    panned(viewport, part * (viewport.to - viewport.from), length);

const MOVES: Readonly<Record<string, Move>> = {
  '+': zoom(ZOOM_STEP),
  '=': zoom(ZOOM_STEP),
  '-': zoom(1 / ZOOM_STEP),
  ArrowLeft: pan(-PAN),
  ArrowRight: pan(PAN),
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** How a key press moves a timeline; undefined where it is not for the timeline. */
export function timelineMove({ key, ctrlKey, metaKey, altKey }: KeyPress): Move | undefined {
  return ctrlKey || metaKey || altKey || !Object.hasOwn(MOVES, key) ? undefined : MOVES[key];
}
