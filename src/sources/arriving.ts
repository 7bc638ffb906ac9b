/** Things that arrive one after the other, for one reader who takes them in their order and waits for the next. */
export class Arriving<T extends object> implements AsyncIterable<T> {
  private readonly arrived: T[] = [];
  private ended: { error?: unknown } | undefined;
  private wake: (() => void) | undefined;

  /** @param left called when the reader wants no more before the end */
  constructor(private readonly left: () => void = () => {}) {}

  push(item: T): void {
    this.arrived.push(item);
    this.wake?.();
  }

  end(): void {
    this.ended ??= {};
    this.wake?.();
  }

  /** Ends it with what the reader is thrown, after all that arrived before. */
  fail(error: unknown): void {
    this.ended ??= { error };
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    try {
      for (;;) {
        for (let item = this.arrived.shift(); item !== undefined; item = this.arrived.shift()) {
          yield item;
        }
        if (this.ended !== undefined) {
          break;
        }
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      if (this.ended === undefined) {
        this.left();
      }
    }
    if (this.ended.error !== undefined) {
      throw this.ended.error;
    }
  }
}
