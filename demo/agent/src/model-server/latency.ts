import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_TOKEN_MS = 350;
const MS_A_PROMPT_TOKEN = 0.1;
const MS_AN_OUTPUT_TOKEN = 9;
const RETRY_AFTER_MS = 800;

/** How long the scripted model takes, in milliseconds, at a given speed (1 = like a fast real model, Infinity = no delay). */
export class Latency {
  constructor(private readonly speed: number) {}

  /** Until the first token, given the size of the prompt. */
  firstToken(promptTokens: number): number {
    return this.scale(FIRST_TOKEN_MS + promptTokens * MS_A_PROMPT_TOKEN);
  }

  /** From the first token to the last. */
  generation(outputTokens: number): number {
    return this.scale(outputTokens * MS_AN_OUTPUT_TOKEN);
  }

  /** What the server asks a client to wait before it tries again. */
  retryAfter(): number {
    return Math.ceil(this.scale(RETRY_AFTER_MS));
  }

  private scale(ms: number): number {
    return ms / this.speed;
  }
}

/** Waits, or rejects with an AbortError once the signal is aborted. Doesn't give up the processor for a wait of nothing. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms > 0) {
    await sleep(ms, undefined, { signal });
  }
}
