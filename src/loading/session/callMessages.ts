import { RecordReader } from '../../dialects/read';
import { toldMessages } from '../../dialects/told-messages';
import { type Message, readConversation } from '../../model/messages/conversation';
import { type RawLog, type RawSpan } from '../../model/telemetry';

/** What was sent to a model or came from it. */
export interface RecordedMessages {
  /** As the emitter wrote it. */
  raw: string;
  /** Undefined where it cannot be read: cut, masked, or in no known shape. */
  messages?: Message[];
}

/** Both sides of a call of a model; absent where the emitter does not export it. */
export interface CallMessages {
  sent?: RecordedMessages;
  answered?: RecordedMessages;
}

/**
 * Reads the messages of a call from its records, when somebody wants to see them: the folded session has none.
 *
 * @param span undefined where only log records tell of the call
 * @param logs that belong to the call, by time
 */
export function messagesOf(span: RawSpan | undefined, logs: readonly RawLog[] = []): CallMessages {
  const fields = span && new RecordReader().readSpan(span, 0).fields;
  const { sent, answered } = toldMessages(span, logs);
  return { sent: recorded(fields?.inputMessages ?? sent), answered: recorded(fields?.outputMessages ?? answered) };
}

function recorded(raw: string | undefined): RecordedMessages | undefined {
  return raw === undefined ? undefined : { raw, messages: readConversation(raw) };
}
