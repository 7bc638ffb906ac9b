/** Longest wait for a frame, in milliseconds: a page that nobody sees paints none. */
const LONGEST = 100;

/** Resolves when what React was told before is on the screen: for work that may wait, and would keep it from there. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    // A task that is queued from a frame's callback runs after that frame was painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      })
    );
  });
}
