import { randomUUID } from 'node:crypto';
import type { AnswerTurn } from '../scenarios/scenario';
import type { AskedToolCall, WireUsage } from '../truth-log';

/** One answer of the model, before it is put into JSON or into a stream. */
export interface Completion {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
  text: string;
  toolCalls: AskedToolCall[];
  finishReason: 'stop' | 'tool_calls';
  usage: WireUsage;
}

/** Makes the answer of a scripted turn, with new ids. */
export function complete(turn: AnswerTurn, model: string, usage: WireUsage): Completion {
  return {
    id: `chatcmpl-${newId()}`,
    created: Math.floor(Date.now() / 1000),
    model,
    text: turn.text,
    toolCalls: turn.calls.map((call) => ({ id: `call_${newId()}`, name: call.tool, arguments: call.arguments })),
    finishReason: turn.calls.length > 0 ? 'tool_calls' : 'stop',
    usage,
  };
}

function newId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 24);
}

/** The body of a `chat.completion`. */
export function toJson(completion: Completion): unknown {
  const { id, created, model, text, toolCalls, finishReason, usage } = completion;
  const message = {
    role: 'assistant',
    content: text === '' ? null : text,
    ...(toolCalls.length > 0 && { tool_calls: toolCalls.map(toWireCall) }),
  };
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [{ index: 0, message, finish_reason: finishReason }],
    usage,
  };
}

function toWireCall(call: AskedToolCall): unknown {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: JSON.stringify(call.arguments) } };
}

/** The `chat.completion.chunk` events of a stream, in order, without the final `[DONE]`. */
export function toChunks(completion: Completion, includeUsage: boolean): unknown[] {
  const { id, created, model, finishReason, usage } = completion;
  const chunk = (delta: unknown, finish: string | null = null): unknown => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...words(completion.text).map((content) => chunk({ content })),
    ...completion.toolCalls.flatMap((call, index) =>
      callDeltas(call, index).map((delta) => chunk({ tool_calls: [delta] }))
    ),
    chunk({}, finishReason),
    ...(includeUsage ? [{ id, object: 'chat.completion.chunk', created, model, choices: [], usage }] : []),
  ];
}

/** A call arrives in pieces: its name first, then its arguments in two halves. */
function callDeltas(call: AskedToolCall, index: number): unknown[] {
  const text = JSON.stringify(call.arguments);
  const middle = Math.ceil(text.length / 2);
  return [
    { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } },
    { index, function: { arguments: text.slice(0, middle) } },
    { index, function: { arguments: text.slice(middle) } },
  ];
}

const WORDS_A_CHUNK = 4;

function words(text: string): string[] {
  return text.match(new RegExp(`(?:\\S+\\s*){1,${WORDS_A_CHUNK}}`, 'g')) ?? [];
}
