/** A title has room for this many characters. */
const LONGEST = 80;

type Message = { role?: unknown; content?: unknown; parts?: unknown };

/**
 * What the person asked for, as a title: the first line of the last message of a user in a list of messages, whichever of
 * the usual shapes it has. Undefined where the text was cut, masked or has another shape.
 */
export function promptIn(messages: string): string | undefined {
  const list = messagesIn(messages);
  const asked = list?.filter((message) => message?.role === 'user').at(-1);
  return asked === undefined ? undefined : titleOf(textOf(asked));
}

/** The first line of a text, as a title; undefined where there is none or an agent has masked it. */
export function titleOf(text: string | undefined): string | undefined {
  const line = text?.trim().split('\n', 1)[0]?.trim();
  if (line === undefined || line === '' || MASKED.test(line)) {
    return undefined;
  }
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** What agents write in place of a prompt unless they are told to send it. */
const MASKED = /^[<[]?redacted[>\]]?$/i;

function messagesIn(text: string): Message[] | undefined {
  try {
    const document = JSON.parse(text) as { messages?: unknown } | unknown[];
    const list = Array.isArray(document) ? document : document?.messages;
    return Array.isArray(list) ? (list as Message[]) : undefined;
  } catch {
    return undefined;
  }
}

function textOf({ content, parts }: Message): string | undefined {
  if (typeof content === 'string') {
    return content;
  }
  const list = [content, parts].find(Array.isArray) as Array<{ content?: unknown; text?: unknown }> | undefined;
  return list
    ?.flatMap((part) => [part?.content, part?.text])
    .filter((text) => typeof text === 'string')
    .at(-1);
}
