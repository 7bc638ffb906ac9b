import { type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type LlmOutcome, type RunStatus, type ToolOutcome } from '../model/session';

/** How good or bad an outcome is: decides its colour and its icon. */
export type Tone = 'good' | 'bad' | 'waiting' | 'neutral';

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check-circle',
  bad: 'times-circle',
  waiting: 'circle',
  neutral: 'question-circle',
};

const TONES: Readonly<Record<RunStatus | ToolOutcome | LlmOutcome, Tone>> = {
  success: 'good',
  ok: 'good',
  failure: 'bad',
  error: 'bad',
  timeout: 'bad',
  budget: 'bad',
  max_iterations: 'bad',
  abandoned: 'neutral',
  cancelled: 'neutral',
  denied: 'neutral',
  running: 'waiting',
  unknown: 'neutral',
};

export type Outcome = keyof typeof TONES;

export function toneOf(outcome: Outcome): Tone {
  return TONES[outcome];
}

/** An outcome of a run or call in the viewer's language. */
export function outcomeLabel(outcome: Outcome): string {
  return LABELS[outcome]();
}

/** Rows ask for them by the dozen: only the one that is wanted is translated. */
const LABELS: Readonly<Record<Outcome, () => string>> = {
  success: () => t('session.outcome.success', 'succeeded'),
  ok: () => t('session.outcome.ok', 'ok'),
  failure: () => t('session.outcome.failure', 'failed'),
  error: () => t('session.outcome.error', 'failed'),
  timeout: () => t('session.outcome.timeout', 'timed out'),
  budget: () => t('session.outcome.budget', 'out of budget'),
  max_iterations: () => t('session.outcome.max-iterations', 'too many iterations'),
  abandoned: () => t('session.outcome.abandoned', 'abandoned'),
  cancelled: () => t('session.outcome.cancelled', 'cancelled'),
  denied: () => t('session.outcome.denied', 'denied'),
  running: () => t('session.outcome.running', 'running'),
  unknown: () => t('session.outcome.unknown', 'outcome unknown'),
};
