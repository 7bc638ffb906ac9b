import { CODING_AGENT, CODEX, GENERAL, MCP } from '../../src/dialects/keys';
import { all, any, equals, isSet, isUnset, matches, not, set } from '../generate/ottl';
import type { RecordPaths } from '../generate/record';

/** What is counted: calls of models and tools, decisions about tool calls, and how long those took. */
export type CountedKind = 'llm' | 'tool' | 'approval' | 'wait';

/** The kind of record that each is told by. */
export const RECORD_KIND: Readonly<Record<CountedKind, string>> = {
  llm: 'llm',
  tool: 'tool',
  approval: 'approval',
  wait: 'approval',
};

/** The one signal that counts for each kind of work of a dialect; what a dialect does not name does not count. */
export interface Counting {
  signals: Readonly<Partial<Record<CountedKind, 'span' | 'log'>>>;
  /** The decision about a call stands on the record of the call itself. */
  decisionsOnTools?: boolean;
  /** Why this signal and not the other. */
  reason: string;
}

const SPANS: Counting = {
  signals: { llm: 'span', tool: 'span' },
  reason: 'It has spans only, or says the same on its log records.',
};

/** By the dialect's name; every other dialect counts by its spans. */
const BY_DIALECT: Readonly<Record<string, Counting>> = {
  'Claude Code': {
    signals: { llm: 'log', tool: 'log', approval: 'log', wait: 'span' },
    reason: 'Log events are its stable signal; spans are a beta that has to be switched on.',
  },
  Codex: {
    signals: { llm: 'log', tool: 'log', approval: 'log' },
    reason: 'Its spans are internal and tell of no call.',
  },
  'Gemini CLI': {
    signals: { llm: 'log', tool: 'log' },
    decisionsOnTools: true,
    reason: 'Only log events carry cache and reasoning tokens, and whether a tool failed.',
  },
  'Qwen Code': {
    signals: { llm: 'span', tool: 'log', wait: 'span' },
    decisionsOnTools: true,
    reason: 'A tool call that was refused before it ran has a log event and no span.',
  },
  'JSON lines': { signals: { llm: 'log', tool: 'log' }, reason: 'It has log records only.' },
};

export function countingOf(dialect: string): Counting {
  return BY_DIALECT[dialect] ?? SPANS;
}

/** Spans around a call that is counted, which repeat it: Google ADK's first schema. */
const WRAPPERS: Readonly<Record<string, string>> = { 'Google ADK': 'call_llm' };

/** Spans that look like a call and are a part of one, MCP's own inside the agent's `execute_tool`, or are around one. */
export function isCountable(record: RecordPaths, dialect: string): string {
  if (record.signal !== 'span') {
    return '';
  }
  const wrapper = WRAPPERS[dialect];
  return all(isUnset(record.attribute(MCP.method)), wrapper === undefined ? '' : not(equals('span.name', wrapper)));
}

/**
 * What a dialect's `refine` reads beyond its tables, said once more in OTTL, for the dialects whose counts depend on it.
 * Statements see the fields that the tables name in the cache, and may change `kind` and `failed`.
 */
export const REFINEMENTS: Readonly<Record<string, (record: RecordPaths) => string[]>> = {
  Codex: (log) => {
    const event = log.attribute(GENERAL.eventName);
    const kind = log.cache('kind');
    const failed = log.cache('failed');
    const request = equals(event, 'codex.api_request');
    const refused = all(request, any(isSet(log.cache('errorMessage')), `${log.cache('httpStatus')} >= 400`));
    const answer = equals(event, 'codex.sse_event');
    const answered = all(
      equals(log.attribute(CODEX.eventKind), 'response.completed'),
      isSet(log.attribute(CODING_AGENT.inputTokenCount))
    );
    const broken = equals(log.attribute(CODEX.eventKind), 'response.failed');
    const exit = matches(log.attribute(CODING_AGENT.output), 'Process exited with code [1-9]');
    return [
      set(kind, '"llm"', refused),
      set(failed, 'true', refused),
      set(kind, '"other"', all(answer, not(any(answered, broken)))),
      set(failed, 'true', all(answer, broken)),
      set(failed, 'true', all(equals(event, 'codex.tool_result'), exit)),
    ];
  },
  'JSON lines': (log) => {
    const fields = ['duration', 'success', 'ending', 'toolResult', 'errorMessage'] as const;
    const failed = isSet(log.cache('errorMessage'));
    const answered = any(isSet(log.cache('output')), failed);
    return [
      set(log.cache('kind'), '"llm"', all(isSet(log.cache('requestModel')), answered)),
      set(
        log.cache('kind'),
        '"tool"',
        all(isSet(log.cache('toolName')), any(...fields.map((field) => isSet(log.cache(field)))))
      ),
      set(log.cache('failed'), 'true', all(failed, isUnset(log.cache('success')))),
    ];
  },
};
