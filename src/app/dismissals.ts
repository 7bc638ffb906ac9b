const KEY = 'flightrecorder.dismissed';

/** Names of the notices that were dismissed in this browser session. */
export function dismissed(storage: Storage): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []);
  } catch {
    // Whatever stands there was not written by us.
    return new Set();
  }
}

/** Remembers one more; returns all. */
export function dismiss(storage: Storage, name: string): ReadonlySet<string> {
  const all = new Set(dismissed(storage)).add(name);
  storage.setItem(KEY, JSON.stringify([...all]));
  return all;
}
