import { setTimeout as sleep } from 'node:timers/promises';

import { CALLS, SHAPES, span } from '../synthetic-spans.mjs';

/** A session to measure with. */
export interface LongSession {
  id: string;
  shape: keyof typeof SHAPES;
  spans: number;
  /** Of how many traces it is, all of the same length. */
  traces: number;
  /** Milliseconds that all of it is to take at most: everything then goes faster. */
  within?: number;
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
  const clock = clockOf(session, to);
  for (let first = 0; first < session.spans; first += SPANS_PER_EXPORT) {
    const count = Math.min(SPANS_PER_EXPORT, session.spans - first);
    const spans = Array.from({ length: count }, (_, place) => spanOf(session, first + place, clock));
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
  return { from: Number(clock(span(0, SHAPES.small).startTimeUnixNano) / 1_000_000n), to };
}

/** Tempo's search finds a trace when it was idle for some seconds. */
const FOUND_WITHIN_MS = 120_000;

/** Waits until Tempo's search finds all traces of a session. */
export async function untilFound(tempo: string, { id, traces }: LongSession, range: { from: number; to: number }) {
  const query = new URLSearchParams({
    q: `{ span.${CONVERSATION} = "${id}" }`,
    limit: String(traces),
    spss: '1',
    start: String(Math.floor(range.from / 1000)),
    end: String(Math.ceil(range.to / 1000)),
  });
  const deadline = Date.now() + FOUND_WITHIN_MS;
  for (let found = 0; found < traces; await sleep(1000)) {
    const answer = (await (await fetch(`${tempo}/api/search?${query}`)).json()) as { traces?: unknown[] };
    found = answer.traces?.length ?? 0;
    if (Date.now() > deadline) {
      throw new Error(`Tempo finds ${found} of ${traces} traces of ${id} after ${FOUND_WITHIN_MS / 1000} s.`);
    }
  }
}

/** From the times of spans, in nanoseconds, to those of a session that ends at a time. */
type Clock = (time: string) => bigint;

function clockOf({ spans, within = Infinity }: LongSession, to: number): Clock {
  const begin = BigInt(span(0, SHAPES.small).startTimeUnixNano);
  const length = BigInt(span(spans - 1, SHAPES.small).endTimeUnixNano) - begin;
  const wanted = within * 1e6 < Number(length) ? BigInt(within) * 1_000_000n : length;
  const start = BigInt(to) * 1_000_000n - wanted;
  return (time) => start + ((BigInt(time) - begin) * wanted) / length;
}

function spanOf({ id, shape, spans, traces }: LongSession, number: number, clock: Clock) {
  const own = span(number, SHAPES[shape]);
  const trace = Math.floor((number * traces) / spans);
  const place = number % (CALLS + 1);
  return {
    ...own,
    traceId: traceIdOf(id, trace),
    // All runs may lie in one trace, in which ids must differ.
    spanId: spanIdOf(number),
    parentSpanId: place === 0 ? '' : spanIdOf(number - place),
    startTimeUnixNano: String(clock(own.startTimeUnixNano)),
    endTimeUnixNano: String(clock(own.endTimeUnixNano)),
    attributes: own.attributes.map((attribute) =>
      attribute.key === CONVERSATION ? { key: CONVERSATION, value: { stringValue: id } } : attribute
    ),
  };
}

const spanIdOf = (number: number) => (number + 1).toString(16).padStart(16, '0');

/** Calls of models and of tools among the spans of a session: all but the spans of its runs. */
export function callsOf({ spans }: LongSession): number {
  return spans - Math.ceil(spans / (CALLS + 1));
}

/** The same for the same session and trace. */
export function traceIdOf(id: string, trace: number): string {
  const hash = [...id].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 2654435761) >>> 0, 17);
  return `${hash.toString(16).padStart(8, '0')}${trace.toString(16).padStart(24, '0')}`;
}
