const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Stop {
  /** Aborted by the first SIGINT or SIGTERM. */
  signal: AbortSignal;
  /** Stops listening, so that the process can end. */
  dispose: () => void;
}

/** Turns Ctrl-C and SIGTERM into an abort signal. A second one ends the process at once, as if nobody listened. */
export function untilSignal(): Stop {
  const controller = new AbortController();
  const dispose = (): void => SIGNALS.forEach((name) => process.removeListener(name, onSignal));
  const onSignal = (): void => {
    dispose();
    controller.abort();
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
  return { signal: controller.signal, dispose };
}
