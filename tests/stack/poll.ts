import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer holds.
 *
 * @param what names the wait in the error
 * @param ask gets the answer; may throw while the stack is not there yet
 * @param holds whether the answer is the awaited one
 * @returns the answer that held
 * @throws after `seconds`, with the last answer or error in the message
 */
export async function pollUntil<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  seconds = 60
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (holds(answer)) {
        return answer;
      }
      last = answer;
    } catch (error) {
      last = error;
    }
    await sleep(200);
  } while (Date.now() < deadline);
  const shown = last instanceof Error ? String(last) : JSON.stringify(last);
  throw new Error(`${what}: not within ${seconds} s; the last answer was ${shown?.slice(0, 2000)}`);
}
