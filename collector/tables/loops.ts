/**
 * Loops as a collector can tell them, which forgets nothing of a call but sees no session whole: the third call of the same
 * tool in one session, with the same arguments and the same outcome.
 */
export const LOOPS = {
  /** Without `_total`, which Prometheus' exporter appends. */
  name: 'agent_loops',
  help: 'Loops: the third call of a tool in one session with the same arguments and the same outcome.',
  labels: ['agent', 'kind', 'tool'],
} as const;

/** The call of a loop that is counted; later ones of the same loop are not. */
export const COUNTED_REPEAT = 3;

/** A call is forgotten when the same was not seen for so long. */
export const FORGOTTEN_AFTER = '30m';

/** Different calls that are kept in mind at a time, about 2 kB of memory each. What is beyond is not counted. */
export const CALLS_IN_MIND = 100_000;

/** Values of the label `kind`, and what the outcomes of the calls have in common. */
export const LOOP_KINDS = {
  identical_failing: 'the calls failed with the same class of error',
  identical: 'the calls gave the same result',
  suspected: 'nothing is known of the results: whoever asks again and again for what changes looks the same',
} as const satisfies Readonly<Record<string, string>>;

export type LoopKind = keyof typeof LOOP_KINDS;
