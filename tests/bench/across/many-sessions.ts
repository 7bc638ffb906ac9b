/** Sessions that a Tempo is played with: each is a trace of one run, of calls of a model and of tools in turn. */
export const SPANS = 12;

/** Milliseconds from the start of one session to that of the next older one. */
export const APART = 3000;

/** Start of the newest session, in milliseconds since 1970. */
export const NEWEST = 1_763_719_200_000;

const AGENTS = 30;
const USERS = 200;
const TOOLS = 40;
const MODELS = ['claude-sonnet-4-5', 'gpt-5', 'gpt-4.1', 'model-of-ones-own'] as const;
const FAILS_EVERY = 9;

/** @param number from 0, the newest first */
export const agentOf = (number: number) => `agent ${number % AGENTS}`;

/** Of the session's only trace. */
export const traceIdOf = (number: number) => (number + 1).toString(16).padStart(32, 'a');

export const startOf = (number: number) => NEWEST - number * APART;

/** In which so many of the newest ones are, and no other. */
export function rangeOf(sessions: number): { from: number; to: number } {
  return { from: startOf(sessions - 1) - 1000, to: NEWEST + 1000 };
}

/** Sessions of one agent among the newest ones. */
export function countOfAgent(agent: string, sessions: number): number {
  return Array.from({ length: sessions }, (_, number) => agentOf(number)).filter((it) => it === agent).length;
}

/** What a search asks of each trace. */
export interface AskedOfTrace {
  /** A set for each span, in place of one set of them all. */
  bySpan: boolean;
  /** Spans of a set, at most. */
  most: number;
  /** Attributes are selected. */
  selected: boolean;
}

/** A trace as Tempo's search answers with it. */
export function foundTrace(number: number, { bySpan, most, selected }: AskedOfTrace): object {
  const start = startOf(number);
  const spans = Array.from({ length: SPANS }, (_, place) => foundSpan(number, place, selected));
  return {
    traceID: traceIdOf(number),
    rootServiceName: 'bench',
    rootTraceName: `run ${number}`,
    startTimeUnixNano: nanos(start),
    durationMs: 2500,
    spanSets: bySpan
      ? spans.map((span) => ({ matched: 1, spans: [span] }))
      : [{ matched: SPANS, spans: spans.slice(0, most) }],
  };
}

function foundSpan(number: number, place: number, selected: boolean): object {
  const own = place === 0 ? runOf(number) : place % 2 === 1 ? askOf(number, place) : toolOf(number, place);
  return {
    spanID: spanIdOf(number, place),
    name: 'bench',
    startTimeUnixNano: nanos(startOf(number) + place * 200),
    durationNanos: String(place === 0 ? 2.5e9 : 1.8e8),
    attributes: !selected
      ? []
      : [
          text('span:parentID', place === 0 ? '' : spanIdOf(number, 0)),
          text('status', own.failed ? 'error' : 'unset'),
          text('instrumentation:name', 'bench'),
          text('service.name', 'bench'),
          text('service.version', '1.2'),
          ...own.attributes,
        ],
  };
}

interface Own {
  attributes: object[];
  failed?: boolean;
}

function runOf(number: number): Own {
  return {
    attributes: [
      text('gen_ai.operation.name', 'invoke_agent'),
      text('gen_ai.agent.name', agentOf(number)),
      text('gen_ai.conversation.id', `session ${number}`),
      text('user.id', `user ${number % USERS}`),
    ],
  };
}

function askOf(number: number, place: number): Own {
  return {
    attributes: [
      text('gen_ai.operation.name', 'chat'),
      text('gen_ai.provider.name', number % MODELS.length === 0 ? 'anthropic' : 'openai'),
      text('gen_ai.request.model', MODELS[number % MODELS.length] ?? ''),
      count('gen_ai.usage.input_tokens', 1300 + (number % 999)),
      count('gen_ai.usage.output_tokens', 15 + (number % 99)),
      text('gen_ai.response.id', `answer ${number} ${place}`),
    ],
  };
}

function toolOf(number: number, place: number): Own {
  const failed = (number + place) % FAILS_EVERY === 0;
  return {
    failed,
    attributes: [
      text('gen_ai.operation.name', 'execute_tool'),
      text('gen_ai.tool.name', `tool ${(number + place) % TOOLS}`),
      text('gen_ai.tool.call.id', `call ${number} ${place}`),
      ...(failed ? [text('error.type', 'timeout')] : []),
    ],
  };
}

function spanIdOf(number: number, place: number): string {
  return (number * SPANS + place + 1).toString(16).padStart(16, 'b');
}

function nanos(millis: number): string {
  return String(BigInt(millis) * 1_000_000n);
}

function text(key: string, stringValue: string) {
  return { key, value: { stringValue } };
}

function count(key: string, value: number) {
  return { key, value: { intValue: String(value) } };
}
