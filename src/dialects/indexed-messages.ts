import type { ObservedFields } from '../model/observation';
import { plainValue, textOf } from '../model/otlp/attributes';
import type { KeyValue } from '../model/telemetry';

/** What the names of attributes begin with that hold the messages of a call, one attribute a field of a message. */
export interface IndexedMessages {
  input: string;
  output: string;
}

/** A message in the shape of OpenAI's Chat Completions. */
interface Message {
  role?: string;
  content?: string;
  tool_call_id?: string;
  tool_calls?: AskedCall[];
}

interface AskedCall {
  id?: string;
  type: 'function';
  function: { name?: string; arguments?: string };
}

/** After the beginning: the number of the message, then a field of it; some write `message.` between. */
const PLACE = /^(\d{1,4})\.(?:message\.)?(.+)$/;
/** A field of a call that the message asks for; some have one call without a number. */
const CALL_FIELD = /^(?:tool_calls\.(\d{1,4})\.(?:tool_call\.)?|function_call\.)(?:function\.)?(id|name|arguments)$/;
/** A part of a message's text, where it has several. */
const TEXT_PART = /^contents\.\d{1,4}\.message_content\.text$/;

/**
 * Puts the messages together that emitters before OpenTelemetry's convention for them write field by field, such as
 * `….0.role`, `….0.content` and `….0.tool_calls.0.name`. Messages that are known already stay.
 */
export function readIndexedMessages(
  attributes: readonly KeyValue[],
  { input, output }: IndexedMessages,
  fields: ObservedFields
): void {
  fields.inputMessages ??= messagesUnder(input, attributes);
  fields.outputMessages ??= messagesUnder(output, attributes);
}

function messagesUnder(beginning: string, attributes: readonly KeyValue[]): string | undefined {
  const messages = new Map<number, Message>();
  for (const entry of attributes) {
    // What was recorded may be broken: a name may be anything.
    const key: unknown = entry?.key;
    const place = typeof key === 'string' && key.startsWith(beginning) ? PLACE.exec(key.slice(beginning.length)) : null;
    const told = place === null ? undefined : plainValue(entry.value);
    if (place !== null && told !== undefined) {
      const number = Number(place[1]);
      const message = messages.get(number) ?? {};
      messages.set(number, message);
      tell(message, place[2] as string, textOf(told));
    }
  }
  const inOrder = Array.from(messages).sort(([a], [b]) => a - b);
  return inOrder.length === 0 ? undefined : JSON.stringify(inOrder.map(([, message]) => message));
}

function tell(message: Message, field: string, text: string): void {
  const call = CALL_FIELD.exec(field);
  if (call !== null) {
    tellCall((message.tool_calls ??= []), Number(call[1] ?? 0), call[2] as 'id' | 'name' | 'arguments', text);
  } else if (field === 'role' || field === 'content' || field === 'tool_call_id') {
    message[field] = text;
  } else if (TEXT_PART.test(field)) {
    message.content = message.content === undefined ? text : `${message.content}\n${text}`;
  }
}

/** Calls of one message: no model asks for more at once. */
const MOST_CALLS = 256;

function tellCall(calls: AskedCall[], place: number, field: 'id' | 'name' | 'arguments', text: string): void {
  if (place >= MOST_CALLS) {
    return;
  }
  while (calls.length <= place) {
    calls.push({ type: 'function', function: {} });
  }
  const call = calls[place] as AskedCall;
  if (field === 'id') {
    call.id = text;
  } else {
    call.function[field] = text;
  }
}
