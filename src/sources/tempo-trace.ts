import { NotOtlpError, spansOfTraces } from '../model/otlp/json';
import { CutMessageError, readTraceByIdResponse, readTraceMessage, type TraceAnswer } from '../model/otlp/protobuf';
import { SourceError, type FailureKind, type SourceRef } from './failure';
import { excerpt, looksLikePage } from './refusal';

/** A trace as Tempo sent it, not read yet: another thread may do that. */
export interface TraceMessage {
  bytes: Uint8Array;
  /** Of Tempo's API, which decides what message it is. */
  version: 1 | 2;
  source: SourceRef;
  path: string;
}

/**
 * Reads a trace as it came: protobuf as was asked for; else JSON, which a proxy that drops the header `Accept` brings
 * about, or what stands in place of a trace.
 *
 * @throws SourceError
 */
export function readTrace({ bytes, version, source, path }: TraceMessage): TraceAnswer {
  const failed = (kind: FailureKind, said: string) => new SourceError(kind, { source, path, said });
  const first = bytes[0];
  if (first === OPENING_BRACE || first === OPENING_ANGLE) {
    return readText(new TextDecoder().decode(bytes), failed);
  }
  try {
    return version === 2 ? readTraceByIdResponse(bytes) : wholeTrace(bytes);
  } catch (error) {
    throw error instanceof CutMessageError ? failed('cut', error.message) : error;
  }
}

/** The first version of the API sends nothing but the trace. */
function wholeTrace(bytes: Uint8Array): TraceAnswer {
  return { spans: readTraceMessage(bytes), partial: false, message: '' };
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
