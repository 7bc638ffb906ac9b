import { type CallMessages, messagesOf } from '../../../loading/session/callMessages';
import { type SessionRecords } from '../../../loading/session/load/sessionRecords';
import { type RawSpan } from '../../../model/telemetry';
import { type Said } from './cells';

/** What the models of a session wrote, by the spans of their calls: the folded session has no content. */
export function wordsIn(records: Pick<SessionRecords, 'spans'>): Said {
  let spans: ReadonlyMap<string, RawSpan> | undefined;
  return ({ origin }) => {
    spans ??= new Map(records.spans().map((span) => [keyOf(span), span]));
    const span = origin.spanId === '' ? undefined : spans.get(keyOf(origin));
    return span && textOf(messagesOf(span));
  };
}

function keyOf({ traceId, spanId }: { traceId: string; spanId: string }): string {
  return `${traceId} ${spanId}`;
}

function textOf({ answered }: CallMessages): string | undefined {
  if (answered?.messages === undefined) {
    return answered?.raw;
  }
  const parts = answered.messages.flatMap((message) => message.parts);
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
}
