import type { AnyValue, Emitter, RawSpan } from '../model/telemetry';

let lastSpan = 0;

/** A span for tests: one trace, unique id, one second long. Attribute values are wrapped as OTLP wants them. */
export function span(
  attributes: Record<string, string | number | boolean>,
  overrides: Partial<Omit<RawSpan, 'attributes'>> = {}
): RawSpan {
  lastSpan += 1;
  return {
    traceId: 'a'.repeat(32),
    spanId: lastSpan.toString(16).padStart(16, '0'),
    parentSpanId: '',
    name: 'test',
    start: 1000 * lastSpan,
    end: 1000 * lastSpan + 1000,
    status: 'unset',
    statusMessage: '',
    events: [],
    emitter: EMITTER,
    ...overrides,
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: wrapped(value) })),
  };
}

const EMITTER: Emitter = {
  resource: [{ key: 'service.name', value: { stringValue: 'test-service' } }],
  scope: { name: 'test-scope', version: '1' },
};

function wrapped(value: string | number | boolean): AnyValue {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}
