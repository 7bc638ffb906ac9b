/** Row that each key leads to, from the present one (-1: none yet), the last one and the number of rows to a screen. */
const MOVES: Readonly<Record<string, (present: number, last: number, screen: number) => number>> = {
  ArrowDown: (present) => present + 1,
  ArrowUp: (present) => present - 1,
  PageDown: (present, _last, screen) => present + screen,
  PageUp: (present, _last, screen) => present - screen,
  Home: () => 0,
  End: (_present, last) => last,
};

/** Index of the row that a key press leads to, or undefined for a key that moves nothing. */
export function moveOf(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  present: number,
  count: number,
  screen: number
): number | undefined {
  const move = MOVES[event.key];
  if (move === undefined || count === 0 || event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  return Math.min(count - 1, Math.max(0, move(present, count - 1, Math.max(1, screen))));
}
