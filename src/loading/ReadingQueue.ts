/** What is known of one thing that was to be read. */
export type Reading<T> =
  { state: 'waiting' | 'reading' } | { state: 'read'; value: T } | { state: 'failed'; error: unknown };

interface QueueOptions {
  /** Readings at the same time. */
  atOnce: number;
  /** Readings that are remembered; the ones asked for longest ago are forgotten first. */
  keep: number;
  /** Called after each change. */
  onChange: () => void;
}

/**
 * Reads what is wanted now, a few things at a time, in order: what is not wanted any more is aborted or never begun, and
 * what was read is remembered by its key.
 */
export class ReadingQueue<Item, T> {
  private readonly known = new Map<string, Reading<T>>();
  private readonly running = new Map<string, AbortController>();
  private wanted: readonly Item[] = [];

  constructor(
    private readonly keyOf: (item: Item) => string,
    private readonly read: (item: Item, signal: AbortSignal) => Promise<T>,
    private readonly options: QueueOptions
  ) {}

  /** Undefined for what was never asked for, or is forgotten. */
  get(item: Item): Reading<T> | undefined {
    return this.known.get(this.keyOf(item));
  }

  /** Replaces what is wanted. What failed is read again when it is wanted anew. */
  want(items: readonly Item[]): void {
    const before = new Set(this.wanted.map(this.keyOf));
    this.wanted = items;
    const keys = new Set(items.map(this.keyOf));
    for (const [key, controller] of this.running) {
      if (!keys.has(key)) {
        controller.abort();
        this.running.delete(key);
        this.known.delete(key);
      }
    }
    for (const [key, { state }] of this.known) {
      if (!keys.has(key) && state === 'waiting') {
        this.known.delete(key);
      }
    }
    for (const key of keys) {
      const reading = this.known.get(key);
      this.known.delete(key);
      const isNew = reading === undefined || (reading.state === 'failed' && !before.has(key));
      this.known.set(key, isNew ? { state: 'waiting' } : reading);
    }
    this.forget(keys);
    this.startNext();
    this.options.onChange();
  }

  /** Aborts everything. */
  stop(): void {
    this.want([]);
  }

  private startNext(): void {
    for (const item of this.wanted) {
      if (this.running.size >= this.options.atOnce) {
        return;
      }
      if (this.get(item)?.state === 'waiting') {
        void this.start(item);
      }
    }
  }

  private async start(item: Item): Promise<void> {
    const key = this.keyOf(item);
    const controller = new AbortController();
    this.running.set(key, controller);
    this.known.set(key, { state: 'reading' });
    const reading = await this.read(item, controller.signal).then(
      (value): Reading<T> => ({ state: 'read', value }),
      (error: unknown): Reading<T> => ({ state: 'failed', error })
    );
    if (this.running.get(key) !== controller) {
      return;
    }
    this.running.delete(key);
    this.known.set(key, reading);
    this.startNext();
    this.options.onChange();
  }

  private forget(except: ReadonlySet<string>): void {
    for (const key of this.known.keys()) {
      if (this.known.size <= this.options.keep) {
        return;
      }
      if (!except.has(key)) {
        this.known.delete(key);
      }
    }
  }
}
