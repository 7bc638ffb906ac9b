interface Entry<T> {
  text: string;
  value: T;
}

/**
 * A map from texts that are known beforehand, as names of attributes are. Few of them have their length and their last
 * letter in common, and comparing those beats a `Map`, which hashes the whole of what it is asked for: a text that was
 * just parsed has no hash yet.
 */
export class KnownTexts<T> {
  private readonly drawers: Array<Array<Entry<T>>> = [];

  /** @param entries of several with one text the first counts */
  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [text, value] of entries) {
      const drawer = drawerOf(text);
      while (this.drawers.length <= drawer) {
        this.drawers.push([]);
      }
      this.drawers[drawer]?.push({ text, value });
    }
  }

  /** Records may hold anything where a text belongs. */
  get(text: unknown): T | undefined {
    const drawer = typeof text === 'string' ? drawerOf(text) : this.drawers.length;
    if (drawer < this.drawers.length) {
      for (const entry of this.drawers[drawer] as Array<Entry<T>>) {
        if (entry.text === text) {
          return entry.value;
        }
      }
    }
    return undefined;
  }
}

/** Drawers of texts of one length. */
const LETTERS = 8;

function drawerOf(text: string): number {
  return text.length * LETTERS + (text.charCodeAt(text.length - 1) % LETTERS || 0);
}
