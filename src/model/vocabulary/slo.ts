import type { LlmCall } from '../session';
import { isContextLengthError } from './error-classes';

/** How a call of a model counts for a service level; `excluded` counts for neither side (design, section 3). */
export type SloOutcome = 'ok' | 'error' | 'excluded';

interface Rule {
  applies(call: Pick<LlmCall, 'outcome' | 'error' | 'superseded'>): boolean;
  outcome: SloOutcome;
  reason: string;
}

/** The first that applies decides. */
const SLO_RULES: readonly Rule[] = [
  {
    applies: ({ outcome }) => outcome === 'cancelled',
    outcome: 'excluded',
    reason: 'Cancelled: whoever asked did not wait for the answer.',
  },
  {
    applies: ({ error }) => error !== undefined && isContextLengthError(error),
    outcome: 'excluded',
    reason: 'The conversation is longer than the model takes: the caller’s affair.',
  },
  { applies: ({ outcome }) => outcome === 'error', outcome: 'error', reason: 'The service failed the caller.' },
  { applies: ({ outcome }) => outcome === 'ok', outcome: 'ok', reason: 'An answer.' },
  {
    applies: () => true,
    outcome: 'excluded',
    reason: 'Nobody tells how the call ended: unknown is neither success nor failure.',
  },
];

/**
 * How a call counts. Attempts count each, as each met the service. An authentication error counts as an error: no
 * record tells whose key it was, and a gateway whose key has expired must page someone.
 */
export function sloOutcomeOf(call: Pick<LlmCall, 'outcome' | 'error' | 'superseded'>): SloOutcome {
  return (SLO_RULES.find(({ applies }) => applies(call)) as Rule).outcome;
}
