import { numberOf, plainAttributes, textOf } from '../model/otlp/attributes';
import type { RawSpan } from '../model/telemetry';
import { SAMPLING } from './keys';

/** A sign that not all traces were kept on their way here. */
export interface Sampling {
  /** The attribute that says it, or `tracestate`. */
  key: string;
  /** As it was written. */
  value: string;
  /** Part of all traces that was kept, over 0 and under 1; undefined where the sign does not tell. */
  kept?: number;
}

/** A trace is kept or dropped as a whole, so that its first spans tell; further ones are not looked at. */
const LOOKED_AT = 50;

/** The sign that a trace's spans carry; undefined where none does, or where it says that everything was kept. */
export function samplingOf(spans: readonly RawSpan[]): Sampling | undefined {
  for (const span of spans.slice(0, LOOKED_AT)) {
    const found = ofTraceState(span.traceState ?? '') ?? ofAttributes(span);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/**
 * OpenTelemetry's entry of the W3C trace state: a threshold `th` of 56 bits in hex without its trailing zeros, below which
 * traces were dropped; before that `p`, with one of 2 to the power of p kept.
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-handling/
 */
function ofTraceState(state: string): Sampling | undefined {
  const entry = /(?:^|,)\s*ot=([^,]*)/.exec(state)?.[1];
  const threshold = entry && /(?:^|;)th:([0-9a-f]{1,14})(?:;|$)/.exec(entry)?.[1];
  const power = entry && /(?:^|;)p:(\d{1,2})(?:;|$)/.exec(entry)?.[1];
  if (threshold) {
    return partly('tracestate', `ot=th:${threshold}`, 1 - parseInt(threshold.padEnd(14, '0'), 16) / 2 ** 56);
  }
  return power ? partly('tracestate', `ot=p:${power}`, 2 ** -Number(power)) : undefined;
}

function ofAttributes({ attributes }: RawSpan): Sampling | undefined {
  if (!attributes.some((attribute) => SIGNS.has(attribute?.key))) {
    return undefined;
  }
  const plain = plainAttributes(attributes);
  const type = textOf(plain[SAMPLING.jaegerType] ?? '');
  const parameter = plain[SAMPLING.jaegerParam];
  if (type === 'probabilistic') {
    return partly(SAMPLING.jaegerParam, textOf(parameter ?? ''), numberOf(parameter));
  }
  if (type === 'ratelimiting') {
    return { key: SAMPLING.jaegerType, value: type };
  }
  const rate = numberOf(plain[SAMPLING.rate]);
  if (rate !== undefined && rate >= 1) {
    return partly(SAMPLING.rate, String(rate), 1 / rate);
  }
  const policy = plain[SAMPLING.policy];
  if (policy !== undefined) {
    return { key: SAMPLING.policy, value: textOf(policy) };
  }
  const priority = numberOf(plain[SAMPLING.priority]);
  return priority === undefined ? undefined : { key: SAMPLING.priority, value: String(priority) };
}

const SIGNS: ReadonlySet<string> = new Set(Object.values(SAMPLING));

/** Where all was kept nothing is missing; a part that makes no sense is not told. */
function partly(key: string, value: string, kept: number | undefined): Sampling | undefined {
  if (kept !== undefined && kept >= 1) {
    return undefined;
  }
  return { key, value, kept: kept !== undefined && kept > 0 ? kept : undefined };
}
