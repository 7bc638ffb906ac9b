/** Adds any number to the end of a list; as arguments of `push`, a hundred thousand exhaust the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) {
    list.push(item);
  }
}
