import type { ObservedFields } from '../model/observation';
import { plainAttributes } from '../model/otlp/attributes';
import type { RawLog } from '../model/telemetry';
import { objectIn } from './json-text';
import { GEN_AI_EVENTS, STRANDS } from './keys';

/** Events that hold one message each, as conventions before 1.37 have them. */

/** Fields of an event: its attributes and what its body holds. */
export type EventFields = Record<string, unknown>;

/** A message with the side of the call that it stands on. */
export interface EventMessage {
  side: 'sent' | 'answered';
  message: EventFields;
}

const SENT: ReadonlyMap<string, string> = new Map([
  [GEN_AI_EVENTS.systemMessage, 'system'],
  [GEN_AI_EVENTS.userMessage, 'user'],
  [GEN_AI_EVENTS.assistantMessage, 'assistant'],
  [GEN_AI_EVENTS.toolMessage, 'tool'],
]);

/** The message that an event holds, in the shape of Chat Completions; undefined where it is another event. */
export function messageOfEvent(name: string, fields: EventFields): EventMessage | undefined {
  if (name === GEN_AI_EVENTS.choice) {
    return { side: 'answered', message: choiceOf(fields) };
  }
  const role = SENT.get(name);
  return role === undefined ? undefined : { side: 'sent', message: sentMessage(role, fields) };
}

/** All fields of a log record; an attribute's word goes before the body's. */
export function eventFieldsOf({ body, attributes }: Pick<RawLog, 'body' | 'attributes'>): EventFields {
  return { ...objectIn(body), ...plainAttributes(attributes) };
}

/** Reads what the text of a log record tells of the call whose message it holds. */
export function readMessageEvent(log: RawLog, name: string, fields: ObservedFields): void {
  const told = eventFieldsOf(log);
  const found = messageOfEvent(name, told);
  if (found?.side === 'sent') {
    fields.inputMessages = JSON.stringify(found.message);
  } else if (found !== undefined) {
    fields.outputMessages = JSON.stringify(found.message);
    const reason = told[STRANDS.eventFinishReason];
    fields.finishReason ??= typeof reason === 'string' && reason !== '' ? reason : undefined;
  }
}

/** Answers of tools are known by the id of the call. */
function sentMessage(role: string, { content, id, tool_calls }: EventFields): EventFields {
  const said = parsed(content);
  return role === 'tool' && !Array.isArray(said)
    ? { role, tool_call_id: id, content: said }
    : { role, content: said, tool_calls };
}

/** The message is an object, or the text of one, or only its parts. */
function choiceOf(fields: EventFields): EventFields {
  const message = parsed(fields[STRANDS.eventMessage] ?? fields[STRANDS.eventContent]);
  return typeof message === 'object' && message !== null && !Array.isArray(message)
    ? { role: 'assistant', ...message }
    : { role: 'assistant', content: message };
}

/** Texts that hold JSON as what they hold; all else as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
