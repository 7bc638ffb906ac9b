import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace';

/** The name that the demo's model server has in telemetry: the vendor's gateway, which alert-rules/tiers.yaml pages for. */
const GATEWAY = 'gateway.example.com';

/** Says on every call of a model which address was called; the AI SDK itself does not. */
export const throughGateway: SpanProcessor = {
  onStart: (span: Span) => {
    if (span.attributes['gen_ai.operation.name'] === 'chat') {
      span.setAttribute('server.address', GATEWAY);
    }
  },
  onEnd: () => {},
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
