import { t } from '@grafana/i18n';

import { type SessionOutcome } from '../analysis/verdict/verdict';
import { type Tone } from './outcomes';

/** How good or bad each outcome is. */
export const OUTCOME_TONES: Readonly<Record<SessionOutcome, Tone>> = {
  completed: 'good',
  errored: 'bad',
  timed_out: 'bad',
  over_budget: 'bad',
  over_iterations: 'bad',
  cancelled: 'neutral',
  abandoned: 'neutral',
  running: 'waiting',
  unknown: 'neutral',
};

/** A session's outcome in the viewer's language. */
export function sessionOutcomeLabel(outcome: SessionOutcome): string {
  const labels: Record<SessionOutcome, string> = {
    completed: t('session.verdict.completed', 'Completed'),
    errored: t('session.verdict.errored', 'Errored'),
    timed_out: t('session.verdict.timed-out', 'Timed out'),
    over_budget: t('session.verdict.over-budget', 'Cut off by its budget'),
    over_iterations: t('session.verdict.over-iterations', 'Cut off by its limit of iterations'),
    cancelled: t('session.verdict.cancelled', 'Cancelled'),
    abandoned: t('session.verdict.abandoned', 'Abandoned'),
    running: t('session.verdict.running', 'Running'),
    unknown: t('session.verdict.unknown', 'Outcome unknown'),
  };
  return labels[outcome];
}
