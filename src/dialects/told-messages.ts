import { plainAttributes } from '../model/otlp/attributes';
import type { KeyValue, RawLog, RawSpan } from '../model/telemetry';
import { objectIn } from './json-text';
import { CODING_AGENT, GEN_AI, GEN_AI_EVENTS, GEN_AI_REQUEST, MESSAGE_TEXTS, STRANDS } from './keys';

/** What was sent to a model and what it answered, each as JSON of messages or as it was written; absent where nobody says. */
export interface ToldMessages {
  sent?: string;
  answered?: string;
}

type Fields = Record<string, unknown>;

/** One message of each event, by the conventions before 1.37: `gen_ai.user.message`. */
const MESSAGE = /^gen_ai\.(system|user|assistant|tool)\.message$/;

/** Events of coding agents that hold one text; what is before the point is the agent's name. */
const TEXTS: ReadonlyArray<{ event: RegExp; key: string; side: keyof ToldMessages; role?: string }> = [
  { event: /(^|\.)user_prompt$/, key: CODING_AGENT.prompt, side: 'sent', role: 'user' },
  { event: /(^|\.)assistant_response$/, key: MESSAGE_TEXTS.response, side: 'answered', role: 'assistant' },
  { event: /(^|\.)api_request$/, key: MESSAGE_TEXTS.requestText, side: 'sent' },
  { event: /(^|\.)api_response$/, key: MESSAGE_TEXTS.responseText, side: 'answered' },
];

/**
 * Messages that are told beside a call's own fields: in attributes that its dialect does not take for messages, in events
 * inside its span, and in log records that belong to it.
 *
 * @param logs in the order of time
 */
export function toldMessages(span: RawSpan | undefined, logs: readonly RawLog[]): ToldMessages {
  const told = new Told();
  if (span !== undefined) {
    told.details({ ...plainAttributes(span.attributes), [GEN_AI_REQUEST.systemInstructions]: undefined });
    span.events.forEach(({ name, attributes }) => told.event(name, fieldsOf(attributes)));
  }
  logs.forEach(({ eventName, attributes, body }) =>
    told.event(eventName, { ...objectIn(body), ...fieldsOf(attributes) })
  );
  return told.messages();
}

function fieldsOf(attributes: readonly KeyValue[]): Fields {
  return plainAttributes(attributes);
}

class Told {
  /** All of one side at once: wins over messages one by one, which may repeat them in part. */
  private readonly whole: ToldMessages = {};
  private readonly single: Record<keyof ToldMessages, Fields[]> = { sent: [], answered: [] };

  event(name: string, fields: Fields): void {
    const role = MESSAGE.exec(name)?.[1];
    if (role !== undefined) {
      this.single.sent.push(messageOf(role, fields));
    } else if (name === GEN_AI_EVENTS.choice) {
      this.single.answered.push(choiceOf(fields));
    } else if (name === GEN_AI_EVENTS.inference) {
      this.details(fields);
    } else {
      this.text(name, fields);
    }
  }

  details(fields: Fields): void {
    const instructions = parsed(fields[GEN_AI_REQUEST.systemInstructions]);
    const input = parsed(fields[GEN_AI.inputMessages]);
    if (Array.isArray(input) && instructions !== undefined && instructions !== '') {
      this.whole.sent ??= JSON.stringify([{ role: 'system', parts: instructions }, ...input]);
    }
    this.whole.sent ??= textOrJson(fields[GEN_AI.inputMessages]);
    this.whole.answered ??= textOrJson(fields[GEN_AI.outputMessages]);
  }

  messages(): ToldMessages {
    const { sent, answered } = this.single;
    return {
      sent: this.whole.sent ?? (sent.length === 0 ? undefined : JSON.stringify(sent)),
      answered: this.whole.answered ?? (answered.length === 0 ? undefined : JSON.stringify(answered)),
    };
  }

  private text(name: string, fields: Fields): void {
    for (const { event, key, side, role } of TEXTS) {
      const text = event.test(name) ? textOrJson(fields[key]) : undefined;
      if (text === undefined) {
        continue;
      }
      if (role === undefined) {
        this.whole[side] ??= text;
      } else {
        this.single[side].push({ role, content: text });
      }
    }
  }
}

/** In the shape of Chat Completions, which knows answers of tools by the id of the call. */
function messageOf(role: string, { content, id, tool_calls }: Fields): Fields {
  const said = parsed(content);
  return role === 'tool' && !Array.isArray(said)
    ? { role, tool_call_id: id, content: said }
    : { role, content: said, tool_calls };
}

/** The message is an object, or the text of one, or only its parts. */
function choiceOf(fields: Fields): Fields {
  const message = parsed(fields[STRANDS.eventMessage] ?? fields[STRANDS.eventContent]);
  return typeof message === 'object' && message !== null && !Array.isArray(message)
    ? { role: 'assistant', ...message }
    : { role: 'assistant', content: message };
}

function textOrJson(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Texts that hold JSON as what they hold; all else as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
