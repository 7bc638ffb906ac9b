import type { FailureKind } from './failure';

/** What a request that did not succeed came to. */
export interface Refusal {
  kind: FailureKind;
  /** HTTP status, where an answer came. */
  status?: number;
  /** What was said about it, cut to a readable length. */
  said?: string;
}

/** What an answer's status and words mean; the first rule that fits decides. */
const RULES: ReadonlyArray<{ kind: FailureKind; status?: readonly number[]; says?: RegExp }> = [
  // Grafana's proxy makes a 400 of the data source's 401, lest the browser take it for its own session's.
  { kind: 'unauthorized', status: [400], says: /^authentication to data source failed/i },
  { kind: 'too_large', says: /larger than (the )?max|max(imum)? size of trace|too many bytes|exceeds max size/i },
  { kind: 'too_large', status: [413] },
  { kind: 'unauthorized', status: [401] },
  { kind: 'forbidden', status: [403] },
  { kind: 'not_found', status: [404] },
  { kind: 'rate_limited', status: [429] },
  { kind: 'timeout', status: [408, 504] },
  { kind: 'unreachable', status: [502, 503] },
];

/** Reads the error that Grafana's client raises: for an answer with a status of 400 and more, or for no answer. */
export function refusalOf(error: unknown): Refusal {
  const { status, data, cancelled, message } = (error ?? {}) as Record<string, unknown>;
  if (cancelled === true) {
    return { kind: 'aborted' };
  }
  if (typeof status !== 'number' || status <= 0) {
    return { kind: 'unreachable', said: typeof message === 'string' ? excerpt(message) : undefined };
  }
  const said = excerpt(saidIn(data));
  const rule = RULES.find(
    (candidate) =>
      (candidate.status === undefined || candidate.status.includes(status)) && (candidate.says?.test(said) ?? true)
  );
  return { kind: rule?.kind ?? (status < 500 ? 'bad_request' : 'server'), status, said };
}

/** Whether a text is a page for people. */
export function looksLikePage(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text);
}

/** The body of a refusal: bytes as we asked for, or what Grafana's client made of them. */
function saidIn(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'byteLength' in body) {
    return messageIn(new TextDecoder().decode(body as ArrayBuffer));
  }
  return typeof body === 'string' ? messageIn(body) : messageOf(body);
}

function messageIn(text: string): string {
  if (looksLikePage(text)) {
    return '';
  }
  try {
    return messageOf(JSON.parse(text)) || text;
  } catch {
    return text;
  }
}

/** Grafana and Tempo say `message`, Prometheus says `error`. */
function messageOf(body: unknown): string {
  const { message, error } = (body ?? {}) as Record<string, unknown>;
  return [message, error].find((said) => typeof said === 'string') ?? '';
}

const READABLE = 300;

/** One line of a text, no longer than can be read at a glance. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > READABLE ? `${line.slice(0, READABLE)}…` : line;
}
