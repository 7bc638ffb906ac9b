import { type MessagePart } from '../../../model/messages/conversation';
import { type CallMessages } from '../../../loading/session/callMessages';

/** Characters of a thought: a row has one line. */
const LONGEST = 200;

/** What a model said beside the tools that it called, else what it thought: the first line; undefined where neither is recorded. */
export function thoughtOf({ answered }: CallMessages): string | undefined {
  if (answered === undefined) {
    return undefined;
  }
  if (answered.messages === undefined) {
    return /^\s*[[{"]/.test(answered.raw) ? undefined : firstLine(answered.raw);
  }
  const parts = answered.messages.flatMap((message) => message.parts);
  return firstLine(textIn(parts, 'text')) ?? firstLine(textIn(parts, 'thinking'));
}

function textIn(parts: readonly MessagePart[], kind: 'text' | 'thinking'): string {
  return parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).find((text) => text.trim() !== '') ?? '';
}

function firstLine(text: string): string | undefined {
  const line = text.trim().split('\n', 1)[0]?.trim();
  return line === undefined || line === '' ? undefined : line.slice(0, LONGEST);
}
