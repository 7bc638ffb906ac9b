import { NotOtlpError, spansOfTraces } from '../model/otlp/json';
import { CutMessageError } from '../model/otlp/span-message';
import { type TraceAnswer, TraceDecoder } from '../model/otlp/trace-decoder';
import { SourceError, type FailureKind, type SourceRef } from './failure';
import { excerpt, looksLikePage } from './refusal';

/** A trace as Tempo sends it, not read yet: another thread may do that. */
export interface TraceMessage {
  /** The bytes as they come, to be taken once. To take them throws a `SourceError` where they stop in the middle. */
  chunks: AsyncIterable<Uint8Array>;
  /** Of Tempo's API, which decides what message it is. */
  version: 1 | 2;
  source: SourceRef;
  path: string;
}

/**
 * Reads a trace while it comes: protobuf as was asked for; else JSON, which a proxy that drops the header `Accept` brings
 * about, or what stands in place of a trace.
 *
 * @throws SourceError
 */
export async function readTrace({ chunks, version, source, path }: TraceMessage): Promise<TraceAnswer> {
  const failed = (kind: FailureKind, said: string) => new SourceError(kind, { source, path, said });
  const decoder = new TraceDecoder(version === 2 ? 'answer' : 'trace');
  /** Undefined before the first byte. */
  let isText: boolean | undefined;
  const texts = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of chunks) {
      isText ??= beginsText(bytes);
      if (isText === true) {
        text += texts.decode(bytes, { stream: true });
      } else {
        decoder.take(bytes);
      }
    }
    return isText === true ? readText(text + texts.decode(), failed) : decoder.end();
  } catch (error) {
    throw error instanceof CutMessageError ? failed('cut', error.message) : error;
  }
}

/** @returns undefined where there are no bytes */
function beginsText([first]: Uint8Array): boolean | undefined {
  return first === undefined ? undefined : first === OPENING_BRACE || first === OPENING_ANGLE;
}

/** No message begins with these bytes: as protobuf they end or begin groups, which Tempo's messages don't have. */
const OPENING_BRACE = 0x7b;
const OPENING_ANGLE = 0x3c;

function readText(text: string, failed: (kind: FailureKind, said: string) => SourceError): TraceAnswer {
  if (looksLikePage(text)) {
    throw failed('html', excerpt(text));
  }
  const body = parsed(text);
  if (body === undefined) {
    throw failed('cut', excerpt(text));
  }
  try {
    const { status, message } = body;
    return { spans: spansOfTraces(body), partial: status === 'PARTIAL', message: String(message ?? '') };
  } catch (error) {
    throw error instanceof NotOtlpError ? failed('unreadable', error.message) : error;
  }
}

/** @returns undefined for what is no JSON object */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
