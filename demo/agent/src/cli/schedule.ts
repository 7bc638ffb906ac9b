import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenarios/scenario';

/** More sessions than this at once would only measure this machine. */
const MAX_AT_ONCE = 50;
const MS_A_MINUTE = 60_000;

/** Has one session; its number is how many were started before it. */
export type StartSession = (scenario: Scenario, number: number) => Promise<void>;

/** Each scenario once, one after the other. */
export async function runOnce(scenarios: readonly Scenario[], start: StartSession, signal: AbortSignal): Promise<void> {
  for (const [number, scenario] of scenarios.entries()) {
    if (signal.aborted) {
      return;
    }
    await start(scenario, number);
  }
}

/** Starts `rate` sessions a minute, the scenarios in turn and side by side, until the signal; then waits for those that run. */
export async function runAtRate(
  scenarios: readonly Scenario[],
  rate: number,
  start: StartSession,
  signal: AbortSignal
): Promise<void> {
  const running = new Set<Promise<void>>();
  for (let number = 0; !signal.aborted; number += 1) {
    const scenario = scenarios[number % scenarios.length] as Scenario;
    const session = start(scenario, Math.floor(number / scenarios.length)).finally(() => running.delete(session));
    running.add(session);
    // An error of a session must surface while the others go on.
    await Promise.race([pause(MS_A_MINUTE / rate, signal), failureOf(running)]);
    if (running.size >= MAX_AT_ONCE) {
      await Promise.race(running);
    }
  }
  await Promise.all(running);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

/** Never resolves; rejects as soon as one of the sessions does. */
function failureOf(sessions: Iterable<Promise<void>>): Promise<never> {
  return new Promise((_resolve, reject) => {
    for (const session of sessions) {
      session.catch(reject);
    }
  });
}
