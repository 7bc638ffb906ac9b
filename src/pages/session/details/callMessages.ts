import { RecordReader } from '../../../dialects/read';
import { type Message, readConversation } from '../../../model/messages/conversation';
import { type RawSpan } from '../../../model/telemetry';

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

/** Reads the messages of a call from its span, when somebody wants to see them: the folded session has none. */
export function messagesOf(span: RawSpan): CallMessages {
  const { inputMessages, outputMessages } = new RecordReader().readSpan(span, 0).fields;
  return { sent: recorded(inputMessages), answered: recorded(outputMessages) };
}

function recorded(raw: string | undefined): RecordedMessages | undefined {
  return raw === undefined ? undefined : { raw, messages: readConversation(raw) };
}
