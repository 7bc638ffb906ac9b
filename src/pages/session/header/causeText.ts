import { t } from '@grafana/i18n';

import { type Cause, type CauseKind } from '../../../analysis/verdict/cause';
import { type SessionVerdict } from '../../../analysis/verdict/verdict';
import { errorClassOf } from '../../../model/vocabulary/error-classes';
import { errorClassLabel } from '../../../ui/errorClassLabel';
import { AS_TEXT } from '../../../ui/interpolation';
import { loopLabel } from '../../../ui/loopLabel';
import { titleOfCall } from '../tree/callTexts';

/** What made a session go wrong, as the rest of a sentence after its outcome; what there is to say where nothing did. */
export function causeText({ outcome, cause, failedBefore }: SessionVerdict, found: Findings): string {
  if (cause !== undefined) {
    const text = CAUSES[cause.kind](cause);
    return outcome === 'unknown'
      ? t('session.cause.perhaps', 'no record says how its last run ended; what stands out: {{text}}', {
          text,
          interpolation: AS_TEXT,
        })
      : text;
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
    t('session.cause.loop', 'went round in a loop: {{kind}} of {{tools}}, {{count}} times', {
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
