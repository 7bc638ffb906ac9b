import { type LlmCall } from '../../../model/session';
import { type Message } from '../../../model/messages/conversation';
import { type RawSpan } from '../../../model/telemetry';
import { messagesOf } from '../../../loading/session/callMessages';

/** What was said around a call of a model, as far as its span has it. */
export interface Said {
  /** The last thing that a person asked before it. */
  asked?: string;
  /** What the model answered in words. */
  answered?: string;
}

/** Tells of each call what was said, from the session's spans. */
export function saidIn(spans: readonly RawSpan[]): (call: LlmCall) => Said {
  const byId = new Map(spans.map((span) => [`${span.traceId}:${span.spanId}`, span]));
  return ({ origin }) => {
    const span = byId.get(`${origin.traceId}:${origin.spanId}`);
    if (span === undefined) {
      return {};
    }
    const { sent, answered } = messagesOf(span);
    const asked = sent?.messages?.filter(({ role }) => role === 'user').map(textOf);
    const said = answered?.messages?.map(textOf).filter((text) => text !== '');
    return {
      asked: asked?.filter((text) => text !== '').at(-1),
      answered: said === undefined || said.length === 0 ? undefined : said.join('\n\n'),
    };
  };
}

function textOf({ parts }: Message): string {
  return parts
    .flatMap((part) => (part.kind === 'text' ? [part.text] : []))
    .join('\n')
    .trim();
}
