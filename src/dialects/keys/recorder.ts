/** What this recorder's own collector says on a record of what it did to it: read for that alone, never by a dialect. */
export const RECORDER = {
  /** Values in which something was masked. */
  masked: 'flightrecorder.masked.count',
  /** Bytes of all of the record's values before any was cut. */
  truncated: 'flightrecorder.truncated',
  /** The capture level, where it is not the default. */
  content: 'flightrecorder.content',
  /** The address that was called, or the name that the operator's table gives it. */
  gateway: 'flightrecorder.gateway',
  /** What the record tells: `llm` and `tool` are calls. */
  kind: 'flightrecorder.kind',
  /** `ok`, `error` or `excluded`: how a call counts for service levels. */
  sloOutcome: 'flightrecorder.slo.outcome',
} as const;

/** Signs that a sampler kept a span and dropped others. */
export const SAMPLING = {
  /** Jaeger's samplers: `probabilistic` with the kept part, `ratelimiting` with traces a second, `const`. */
  jaegerType: 'sampler.type',
  jaegerParam: 'sampler.param',
  /** OpenTracing's; the collector's probabilistic sampler reads it. */
  priority: 'sampling.priority',
  /** Honeycomb's libraries and Refinery: one in so many. */
  rate: 'SampleRate',
  /** The collector's tail sampling, where it records the policy that kept a trace. */
  policy: 'tailsampling.policy',
} as const;
