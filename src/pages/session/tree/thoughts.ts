import { type Origin, type Step } from '../../../model/session';

/** Asks what models thought, for as many calls as there are; undefined where it is not recorded. */
export type AskThoughts = (origins: readonly Origin[]) => Promise<Array<string | undefined>>;

/** Milliseconds without a new row in sight until thoughts are asked for: whoever scrolls does not read. */
const PATIENCE = 120;

/** Reads what models thought for the rows in sight, those of a moment together, each once. */
export class Thoughts {
  private readonly known = new Map<string, string | undefined>();
  private readonly wanted = new Map<string, { origin: Origin; tell: Set<() => void> }>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: AskThoughts) {}

  /** What is known by now. */
  of(step: Step): string | undefined {
    const origin = originOf(step);
    return origin && this.known.get(keyOf(origin));
  }

  /** Has it read soon. @returns how to say that nobody waits for it any more */
  want(step: Step, tell: () => void): () => void {
    const origin = originOf(step);
    if (origin === undefined || this.known.has(keyOf(origin))) {
      return () => undefined;
    }
    const key = keyOf(origin);
    const wish = this.wanted.get(key) ?? { origin, tell: new Set() };
    wish.tell.add(tell);
    this.wanted.set(key, wish);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), PATIENCE);
    return () => {
      wish.tell.delete(tell);
      if (wish.tell.size === 0) {
        this.wanted.delete(key);
      }
    };
  }

  private async read(): Promise<void> {
    const wishes = Array.from(this.wanted.values());
    this.wanted.clear();
    if (wishes.length === 0) {
      return;
    }
    try {
      const thoughts = await this.ask(wishes.map(({ origin }) => origin));
      wishes.forEach(({ origin }, index) => this.known.set(keyOf(origin), thoughts[index]));
      wishes.forEach(({ tell }) => tell.forEach((one) => one()));
    } catch {
      // The engine was closed: the page is being left.
    }
  }
}

/** The thought of a step is that of the call which led to what it did: the last one of a model that did not fail. */
function originOf({ calls }: Step): Origin | undefined {
  const told = calls.filter(
    ({ kind, outcome, origin }) => kind === 'llm' && outcome !== 'error' && origin.spanId !== ''
  );
  return told.at(-1)?.origin;
}

function keyOf({ traceId, spanId }: Origin): string {
  return `${traceId}:${spanId}`;
}
