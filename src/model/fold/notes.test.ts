import { runSpans, sessionOf } from '../../testing/runs';

const skewNoted = (spans: ReturnType<typeof runSpans>) =>
  sessionOf(spans).notes.filter(({ code }) => code === 'clock_skew');

/** A run whose sub-agent works in another process, whose clock is late or early by some milliseconds. */
function withSubAgentElsewhere(by: number) {
  const [caller, ...rest] = runSpans(1);
  const elsewhere = { resource: [], scope: { name: 'other', version: '' } };
  return [caller!, ...rest].map((span) =>
    span.attributes.some(({ value }) => value?.stringValue === 'reviewer')
      ? { ...span, emitter: elsewhere, start: span.start + by, end: span.end + by }
      : span
  );
}

it('says that clocks differ where a part begins before the whole', () => {
  expect(skewNoted(withSubAgentElsewhere(-5000))).toMatchObject([
    { count: 1, example: expect.stringMatching(/^test \(\w+\): 4000 ms before test \(\w+\)$/) },
  ]);
});

it('says nothing where the clocks agree well enough', () => {
  expect(skewNoted(runSpans(1))).toEqual([]);
  expect(skewNoted(withSubAgentElsewhere(0))).toEqual([]);
  expect(skewNoted(withSubAgentElsewhere(-1005))).toEqual([]);
});

it('does not take a span of the same process for one of another', () => {
  const early = runSpans(1).map((span) => (span.parentSpanId === '' ? { ...span, start: span.start + 500_000 } : span));
  expect(skewNoted(early)).toEqual([]);
});
