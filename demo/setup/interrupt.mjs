// @ts-check
import { killAll } from './processes.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** npm passes Ctrl-C on to a process that the terminal has sent it to already: what comes this soon is the same one. */
const SAME_PRESS_MS = 500;

/**
 * The first Ctrl-C (or SIGTERM, or the terminal's end) asks for an orderly end, a second one ends at once: by then, what
 * we started gets no more time.
 *
 * @param {() => void} announce
 * @returns {AbortSignal} aborted by the first one
 */
export function onInterrupt(announce) {
  const controller = new AbortController();
  let first = 0;
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        first = Date.now();
        announce();
        controller.abort(new Error(`Stopped by ${name}.`));
      } else if (Date.now() - first > SAME_PRESS_MS) {
        killAll();
        process.exit(130);
      }
    });
  }
  return controller.signal;
}
