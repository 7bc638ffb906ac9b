import type { Note, NoteCode, Session } from '../model/session';

/** How a session was put together, one sentence each: what was merged, repaired, or left unknown. */
export function explain(session: Pick<Session, 'key' | 'traceIds' | 'notes'>): string[] {
  const keyed =
    session.key === 'trace id'
      ? 'No record names a session: the trace is taken for it.'
      : `Sessions are told apart by the attribute ${session.key}.`;
  return [keyed, ...session.notes.map(sentenceOf)];
}

function sentenceOf({ code, count, example }: Note): string {
  return `${SENTENCES[code](count)} First: ${example}.`;
}

const SENTENCES: Readonly<Record<NoteCode, (count: number) => string>> = {
  merged: (count) => `${count} records told of calls that others had told of: each call counts once.`,
  duplicate: (count) => `${count} spans arrived more than once: each counts once.`,
  missing_parent: (count) => `${count} spans name a parent that is not there: they hang under a stand-in.`,
  parent_cycle: (count) => `${count} spans name each other as parents: the ring was cut at the earliest.`,
  too_deep: (count) => `${count} spans nest deeper than can be followed: they hang at the lowest level.`,
  log_only: (count) => `${count} calls are known from log records alone.`,
  placed_by_time: (count) => `${count} sub-agents were put under the call that was open when they began.`,
  incomplete_run: (count) => `${count} runs lack the span that should hold them together.`,
  bad_time: (count) => `${count} records have a time that is missing, out of order or impossible.`,
  bad_figure: (count) => `${count} figures are negative or impossible, and count as unknown.`,
  unknown_outcome: (count) => `Of ${count} calls no record tells how they ended.`,
  unknown_tokens: (count) => `${count} answers of models came without a count of tokens.`,
  no_arguments: (count) => `${count} tool calls came without arguments: loops among them can only be suspected.`,
};
