import { t } from '@grafana/i18n';

import { type Note, type NoteCode } from '../../../model/session';
import { AS_TEXT } from '../../../ui/interpolation';

/** What was merged, repaired or left unknown when a session was put together, with the first record it was seen on. */
export function noteSentence({ code, count, example }: Note): string {
  const first = t('session.note.first', 'First: {{example}}.', { example, interpolation: AS_TEXT });
  return `${SENTENCES[code](count)} ${first}`;
}

const SENTENCES: Readonly<Record<NoteCode, (count: number) => string>> = {
  merged: (count) =>
    t('session.note.merged', '{{count}} records told of calls that others had told of: each call counts once.', {
      count,
      defaultValue_one: 'One record told of a call that another had told of: the call counts once.',
    }),
  duplicate: (count) =>
    t('session.note.duplicate', '{{count}} spans arrived more than once: each counts once.', {
      count,
      defaultValue_one: 'One span arrived more than once: it counts once.',
    }),
  missing_parent: (count) =>
    t('session.note.missing-parent', '{{count}} spans name a parent that is not there: they hang under a stand-in.', {
      count,
      defaultValue_one: 'One span names a parent that is not there: it hangs under a stand-in.',
    }),
  parent_cycle: (count) =>
    t('session.note.parent-cycle', '{{count}} spans name each other as parents: the ring was cut at the earliest.', {
      count,
      defaultValue_one: 'One span names itself as its parent: the ring was cut.',
    }),
  too_deep: (count) =>
    t('session.note.too-deep', '{{count}} spans nest deeper than can be followed: they hang at the lowest level.', {
      count,
      defaultValue_one: 'One span nests deeper than can be followed: it hangs at the lowest level.',
    }),
  log_only: (count) =>
    t('session.note.log-only', '{{count}} calls are known from log records alone.', {
      count,
      defaultValue_one: 'One call is known from a log record alone.',
    }),
  placed_by_time: (count) =>
    t('session.note.placed-by-time', '{{count}} sub-agents were put under the call that was open when they began.', {
      count,
      defaultValue_one: 'One sub-agent was put under the call that was open when it began.',
    }),
  incomplete_run: (count) =>
    t('session.note.incomplete-run', '{{count}} runs lack the span that should hold them together.', {
      count,
      defaultValue_one: 'One run lacks the span that should hold it together.',
    }),
  bad_time: (count) =>
    t('session.note.bad-time', '{{count}} records have a time that is missing, out of order or impossible.', {
      count,
      defaultValue_one: 'One record has a time that is missing, out of order or impossible.',
    }),
  bad_figure: (count) =>
    t('session.note.bad-figure', '{{count}} figures are negative or impossible, and count as unknown.', {
      count,
      defaultValue_one: 'One figure is negative or impossible, and counts as unknown.',
    }),
  unknown_outcome: (count) =>
    t('session.note.unknown-outcome', 'Of {{count}} calls no record tells how they ended.', {
      count,
      defaultValue_one: 'Of one call no record tells how it ended.',
    }),
  unknown_tokens: (count) =>
    t('session.note.unknown-tokens', '{{count}} answers of models came without a count of tokens.', {
      count,
      defaultValue_one: 'One answer of a model came without a count of tokens.',
    }),
  no_arguments: (count) =>
    t('session.note.no-arguments', '{{count}} tool calls came without arguments.', {
      count,
      defaultValue_one: 'One tool call came without arguments.',
    }),
};
