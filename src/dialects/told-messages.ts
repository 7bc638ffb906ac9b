import { plainAttributes } from '../model/otlp/attributes';
import type { RawLog, RawSpan } from '../model/telemetry';
import { CODING_AGENT, GEN_AI, GEN_AI_EVENTS, GEN_AI_REQUEST, MESSAGE_TEXTS } from './keys';
import { eventFieldsOf, messageOfEvent, parsed, type EventFields } from './message-events';

/** What was sent to a model and what it answered, each as JSON of messages or as it was written; absent where nobody says. */
export interface ToldMessages {
  sent?: string;
  answered?: string;
}

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
    span.events.forEach(({ name, attributes }) => told.event(name, plainAttributes(attributes)));
  }
  logs.forEach((log) => told.event(log.eventName, eventFieldsOf(log)));
  return told.messages();
}

class Told {
  /** All of one side at once: wins over messages one by one, which may repeat them in part. */
  private readonly whole: ToldMessages = {};
  private readonly single: Record<keyof ToldMessages, EventFields[]> = { sent: [], answered: [] };

  event(name: string, fields: EventFields): void {
    const single = messageOfEvent(name, fields);
    if (single !== undefined) {
      this.single[single.side].push(single.message);
    } else if (name === GEN_AI_EVENTS.inference) {
      this.details(fields);
    } else {
      this.text(name, fields);
    }
  }

  details(fields: EventFields): void {
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

  private text(name: string, fields: EventFields): void {
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

function textOrJson(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
