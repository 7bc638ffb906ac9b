import { useEffect, useMemo, useState } from 'react';

import { afterPaint } from '../ui/afterPaint';

/** Milliseconds of work between two chances for the browser to paint and to hear the user. */
const SLICE = 12;

/** Least milliseconds between two lists of what is done: each is sorted and filtered anew. */
const TELL_EVERY = 300;

/** What was worked out of things, by one way of doing it; what a refresh brings as it was is not worked out again. */
class Worker<Item extends object, Value> {
  private readonly done = new WeakMap<Item, Value>();

  constructor(private readonly work: ((item: Item) => Value) | undefined) {}

  readonly get = (item: Item): Value | undefined => this.done.get(item);

  /**
   * Works through all items in their order, in slices.
   *
   * @param gone says whether nobody waits for it any more
   * @param onSome is called from time to time, and at the end
   */
  async run(items: readonly Item[], gone: () => boolean, onSome: () => void): Promise<void> {
    const { work } = this;
    if (work === undefined) {
      return;
    }
    const left = items.filter((item) => !this.done.has(item)).reverse();
    let told = performance.now();
    while (left.length > 0 && !gone()) {
      await afterPaint();
      const until = performance.now() + SLICE;
      for (let item = left.pop(); item !== undefined; item = left.pop()) {
        this.done.set(item, work(item));
        if (performance.now() > until) {
          break;
        }
      }
      if (!gone() && performance.now() - told > TELL_EVERY) {
        told = performance.now();
        onSome();
      }
    }
    if (!gone()) {
      onSome();
    }
  }
}

/**
 * Works something out of each item, in slices after the items are on the screen: what takes longer than to draw them.
 *
 * @param items those that are wanted first come first
 * @param work undefined while it can't begin; another function begins anew
 * @returns a function that is a new one whenever it knows more; it knows nothing of an item that is not done yet
 */
export function useInSlices<Item extends object, Value>(
  items: readonly Item[],
  work: ((item: Item) => Value) | undefined
): (item: Item) => Value | undefined {
  const worker = useMemo(() => new Worker<Item, Value>(work), [work]);
  const [known, setKnown] = useState<{ get: (item: Item) => Value | undefined }>({ get: () => undefined });
  useEffect(() => {
    let gone = false;
    void worker.run(
      items,
      () => gone,
      () => setKnown({ get: (item) => worker.get(item) })
    );
    return () => {
      gone = true;
    };
  }, [items, worker]);
  return known.get;
}
