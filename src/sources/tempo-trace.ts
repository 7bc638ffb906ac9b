import { NotOtlpError, spansOfTraces } from '../model/otlp/json';
import { CutMessageError, type TraceAnswer } from '../model/otlp/protobuf';
import { SourceError, type FailureDetails, type FailureKind } from './failure';
import { excerpt, looksLikePage } from './refusal';

/**
 * Reads a trace as it came: protobuf as was asked for; else JSON, which a proxy that drops the header `Accept` brings
 * about, or what stands in place of a trace.
 *
 * @param readMessage reads the protobuf message that was asked for
 * @throws SourceError
 */
export function readTrace(
  bytes: Uint8Array,
  readMessage: (bytes: Uint8Array) => TraceAnswer,
  details: Pick<FailureDetails, 'source' | 'path'>
): TraceAnswer {
  const failed = (kind: FailureKind, said: string) => new SourceError(kind, { ...details, said });
  const first = bytes[0];
  if (first === OPENING_BRACE || first === OPENING_ANGLE) {
    return readText(new TextDecoder().decode(bytes), failed);
  }
  try {
    return readMessage(bytes);
  } catch (error) {
    throw error instanceof CutMessageError ? failed('cut', error.message) : error;
  }
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
