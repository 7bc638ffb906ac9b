import type { Note, NoteCode, Session } from '../model/session';

/**
 * Says a text in the reader's language, or in English (`inEnglish`): i18next's function as far as it is needed here. Values
 * stand where the text says `{{name}}`; `defaultValue_one` is the text for a count of one.
 */
export type Translate = (
  key: string,
  text: string,
  values: { count?: number; defaultValue_one?: string } & Record<string, unknown>
) => string;

/** How a session was put together, one sentence each: what was merged, repaired, or left unknown. */
export function explain(session: Pick<Session, 'key' | 'notes'>, t: Translate = inEnglish): string[] {
  return [keySentence(session, t), ...session.notes.map((note) => noteSentence(note, t))];
}

/** What was merged, repaired or left unknown, with the first record it was seen on. */
export function noteSentence({ code, count, example }: Note, t: Translate): string {
  const sentence = SENTENCES[code](count, t);
  return example === ''
    ? sentence
    : `${sentence} ${t('session.note.first', 'First: {{example}}.', { example, interpolation: AS_TEXT })}`;
}

function keySentence({ key }: Pick<Session, 'key'>, t: Translate): string {
  return key === 'trace id'
    ? t('session.note.no-key', 'No record names a session: the trace is taken for it.', {})
    : t('session.note.key', 'Sessions are told apart by the attribute {{attribute}}.', {
        attribute: key,
        interpolation: AS_TEXT,
      });
}

/** Who shows the sentences escapes them. */
const AS_TEXT = { escapeValue: false };

/** For readers without a catalogue of texts: logs, commands. */
const inEnglish: Translate = (_key, text, values) =>
  (values.count === 1 ? (values.defaultValue_one ?? text) : text).replace(/{{(\w+)}}/g, (_match, name: string) =>
    String(values[name])
  );

const SENTENCES: Readonly<Record<NoteCode, (count: number, t: Translate) => string>> = {
  merged: (count, t) =>
    t('session.note.merged', '{{count}} records told of calls that others had told of: each call counts once.', {
      count,
      defaultValue_one: 'One record told of a call that another had told of: the call counts once.',
    }),
  duplicate: (count, t) =>
    t('session.note.duplicate', '{{count}} spans arrived more than once: each counts once.', {
      count,
      defaultValue_one: 'One span arrived more than once: it counts once.',
    }),
  missing_parent: (count, t) =>
    t('session.note.missing-parent', '{{count}} spans name a parent that is not there: they hang under a stand-in.', {
      count,
      defaultValue_one: 'One span names a parent that is not there: it hangs under a stand-in.',
    }),
  parent_cycle: (count, t) =>
    t('session.note.parent-cycle', '{{count}} spans name each other as parents: the ring was cut at the earliest.', {
      count,
      defaultValue_one: 'One span names itself as its parent: the ring was cut.',
    }),
  too_deep: (count, t) =>
    t('session.note.too-deep', '{{count}} spans nest deeper than can be followed: they hang at the lowest level.', {
      count,
      defaultValue_one: 'One span nests deeper than can be followed: it hangs at the lowest level.',
    }),
  log_only: (count, t) =>
    t('session.note.log-only', '{{count}} calls are known from log records alone.', {
      count,
      defaultValue_one: 'One call is known from a log record alone.',
    }),
  from_sum: (count, t) =>
    t(
      'session.note.from-sum',
      'No record tells of the calls of {{count}} agents: what each agent says it used in all counts as one call.',
      {
        count,
        defaultValue_one:
          'No record tells of the calls of one agent: what the agent says it used in all counts as one call.',
      }
    ),
  placed_by_time: (count, t) =>
    t('session.note.placed-by-time', '{{count}} sub-agents were put under the call that was open when they began.', {
      count,
      defaultValue_one: 'One sub-agent was put under the call that was open when it began.',
    }),
  incomplete_run: (count, t) =>
    t('session.note.incomplete-run', '{{count}} runs lack the span that should hold them together.', {
      count,
      defaultValue_one: 'One run lacks the span that should hold it together.',
    }),
  bad_time: (count, t) =>
    t('session.note.bad-time', '{{count}} records have a time that is missing, out of order or impossible.', {
      count,
      defaultValue_one: 'One record has a time that is missing, out of order or impossible.',
    }),
  clock_skew: (count, t) =>
    t(
      'session.note.clock-skew',
      '{{count}} spans begin before the span of another process that they are part of: the clocks differ, so times across processes are not exact.',
      {
        count,
        defaultValue_one:
          'One span begins before the span of another process that it is part of: the clocks differ, so times across processes are not exact.',
      }
    ),
  bad_figure: (count, t) =>
    t('session.note.bad-figure', '{{count}} figures are negative or impossible, and count as unknown.', {
      count,
      defaultValue_one: 'One figure is negative or impossible, and counts as unknown.',
    }),
  unknown_outcome: (count, t) =>
    t('session.note.unknown-outcome', 'Of {{count}} calls no record tells how they ended.', {
      count,
      defaultValue_one: 'Of one call no record tells how it ended.',
    }),
  unknown_tokens: (count, t) =>
    t('session.note.unknown-tokens', '{{count}} answers of models came without a count of tokens.', {
      count,
      defaultValue_one: 'One answer of a model came without a count of tokens.',
    }),
  no_arguments: (count, t) =>
    t(
      'session.note.no-arguments',
      '{{count}} tool calls came without arguments: loops among them can only be suspected.',
      {
        count,
        defaultValue_one: 'One tool call came without arguments: loops with it can only be suspected.',
      }
    ),
};
