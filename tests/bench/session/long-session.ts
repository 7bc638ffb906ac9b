import { SHAPES, span } from '../synthetic-spans.mjs';

/** A session to measure with. */
export interface LongSession {
  id: string;
  shape: keyof typeof SHAPES;
  spans: number;
  /** Of how many traces it is, all of the same length. */
  traces: number;
}

const SPANS_PER_EXPORT = 5000;
const CONVERSATION = 'gen_ai.conversation.id';

/**
 * Sends the spans of a session, the newest of which ends now.
 *
 * @param otlp of Tempo itself: the collector would only be measured along
 * @returns the time from its first span to its last, in milliseconds since 1970
 */
export async function sendLongSession(otlp: string, session: LongSession): Promise<{ from: number; to: number }> {
  const to = Date.now();
  const later = BigInt(to) * 1_000_000n - BigInt(span(session.spans - 1, SHAPES.small).endTimeUnixNano);
  for (let first = 0; first < session.spans; first += SPANS_PER_EXPORT) {
    const count = Math.min(SPANS_PER_EXPORT, session.spans - first);
    const spans = Array.from({ length: count }, (_, place) => spanOf(session, first + place, later));
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'bench' } }] };
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'bench' }, spans }] }] });
    const answer = await fetch(`${otlp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!answer.ok) {
      throw new Error(`Tempo refused spans of ${session.id}: ${answer.status} ${await answer.text()}`);
    }
  }
  return { from: Number((BigInt(span(0, SHAPES.small).startTimeUnixNano) + later) / 1_000_000n), to };
}

function spanOf({ id, shape, spans, traces }: LongSession, number: number, later: bigint) {
  const own = span(number, SHAPES[shape]);
  const trace = Math.floor((number * traces) / spans);
  return {
    ...own,
    traceId: traceIdOf(id, trace),
    startTimeUnixNano: String(BigInt(own.startTimeUnixNano) + later),
    endTimeUnixNano: String(BigInt(own.endTimeUnixNano) + later),
    attributes: own.attributes.map((attribute) =>
      attribute.key === CONVERSATION ? { key: CONVERSATION, value: { stringValue: id } } : attribute
    ),
  };
}

/** The same for the same session and trace. */
export function traceIdOf(id: string, trace: number): string {
  const hash = [...id].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 2654435761) >>> 0, 17);
  return `${hash.toString(16).padStart(8, '0')}${trace.toString(16).padStart(24, 'c')}`;
}
