import { t } from '@grafana/i18n';

import { type Cause, type CauseKind } from '../../../analysis/verdict/cause';
import { type SessionOutcome, type SessionVerdict } from '../../../analysis/verdict/verdict';
import { errorClassOf } from '../../../model/vocabulary/error-classes';
import { AS_TEXT } from '../../../ui/interpolation';
import { type Tone } from '../labels';
import { errorClassLabel, loopLabel } from '../texts';
import { titleOfCall } from '../tree/callTexts';

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

/** What made a session go wrong, as the rest of a sentence after its outcome; what there is to say where nothing did. */
export function causeText({ outcome, cause, failedBefore }: SessionVerdict, found: Findings): string {
  if (cause !== undefined) {
    return CAUSES[cause.kind](cause);
  }
  if (failedBefore.length > 0) {
    return t('session.cause.earlier', '{{count}} earlier runs went wrong', {
      count: failedBefore.length,
      defaultValue_one: 'an earlier run went wrong',
    });
  }
  if (outcome === 'completed') {
    return gotOverText(found);
  }
  return outcome === 'unknown' ? t('session.cause.untold', 'no record says how its last run ended') : '';
}

/** How much went wrong on the way. */
export interface Findings {
  failures: number;
  loops: number;
}

function gotOverText({ failures, loops }: Findings): string {
  const failed =
    failures === 0
      ? t('session.cause.clean', 'no call failed')
      : t('session.cause.got-over', 'got over {{count}} failed calls', {
          count: failures,
          defaultValue_one: 'got over one failed call',
        });
  const looped = t('session.cause.looped', 'went round in {{count}} loops', {
    count: loops,
    defaultValue_one: 'went round in a loop',
  });
  return loops === 0 ? failed : `${failed}, ${looped}`;
}

const CAUSES: Readonly<Record<CauseKind, (cause: Cause) => string>> = {
  loop: ({ loop, calls }) =>
    t('session.cause.loop', 'stopped in a loop: {{kind}} of {{tools}}, {{count}} times', {
      kind: loop === undefined ? '' : loopLabel(loop.kind),
      tools: loop?.tools.join(' ⇄ '),
      count: loop?.repeats ?? calls.length,
      interpolation: AS_TEXT,
    }),
  model_error: (cause) =>
    t('session.cause.model', '{{model}} failed ({{error}}), {{count}} attempts in vain', {
      count: cause.calls.length,
      defaultValue_one: '{{model}} failed ({{error}})',
      ...named(cause),
    }),
  context_full: (cause) =>
    t('session.cause.context', 'the conversation no longer fitted into the window of {{name}}', named(cause)),
  tool_errors: (cause) =>
    t('session.cause.tools', '{{name}} failed {{count}} times without a success between ({{error}})', {
      count: cause.calls.length,
      defaultValue_one: '{{name}} failed ({{error}})',
      ...named(cause),
    }),
  denied: (cause) => t('session.cause.denied', '{{name}} was not allowed to run', named(cause)),
  interrupted: (cause) => t('session.cause.interrupted', 'the last thing going on was {{name}}', named(cause)),
  limit: () => t('session.cause.limit', 'no one tool or loop took most of it'),
  run_error: ({ run }) =>
    t('session.cause.run', 'the run ended with an error that no call explains: {{error}}', {
      error: run.error?.message ?? run.error?.type ?? run.evidence ?? t('session.cause.no-words', 'without words'),
      interpolation: AS_TEXT,
    }),
};

function named({ calls }: Cause) {
  const call = calls.at(-1);
  const name = call === undefined ? '' : titleOfCall(call);
  const error = call?.error;
  return {
    name,
    model: name,
    error: error === undefined ? t('session.cause.unnamed', 'no error told') : errorWords(error),
    interpolation: AS_TEXT,
  };
}

function errorWords(error: NonNullable<Cause['calls'][number]['error']>): string {
  const known = errorClassOf(error);
  if (known !== 'other') {
    return errorClassLabel(known);
  }
  return error.httpStatus === undefined
    ? (error.type ?? error.message ?? errorClassLabel(known))
    : `HTTP ${error.httpStatus}`;
}
