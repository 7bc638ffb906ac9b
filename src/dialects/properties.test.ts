import fc from 'fast-check';
import type { Session } from '../model/session';
import type { RawSpan } from '../model/telemetry';
import { totalTokens } from '../model/tokens';
import { PLANNED_SESSION, plannedRuns, spansOfRun, totalsOfRun } from '../testing/planned-agents';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

/** Without notes: that something arrived twice is worth a note, and nothing else. */
const fold = (spans: readonly RawSpan[]) =>
  foldSessions({ spans, logs: [] }).map((session): Session => ({ ...session, notes: [] }));

/** As if exported alone: nothing shared with the other spans of its batch. */
const exportedAlone = (exported: RawSpan): RawSpan => ({
  ...exported,
  emitter: { resource: [...exported.emitter.resource], scope: { ...exported.emitter.scope } },
});

const telemetry = plannedRuns.map((run) => ({ spans: spansOfRun(run), totals: totalsOfRun(run) }));

describe('any run of an agent', () => {
  it('is found as it was', () => {
    fc.assert(
      fc.property(telemetry, ({ spans, totals }) => {
        expect(fold(spans)).toMatchObject([{ id: PLANNED_SESSION, totals }]);
      })
    );
  });

  it('is the same in any order, delivered twice, and in any batches', () => {
    const delivered = telemetry.chain(({ spans }) =>
      fc.record({
        spans: fc.constant(spans),
        copies: fc.shuffledSubarray([...spans, ...spans.map(exportedAlone)], { minLength: spans.length }),
      })
    );
    fc.assert(
      fc.property(delivered, ({ spans, copies }) => {
        const missing = spans.filter(({ spanId }) => !copies.some((copy) => copy.spanId === spanId));
        expect(fold([...copies, ...missing])).toEqual(fold(spans));
      })
    );
  });

  it('has the same totals wherever a span of somebody else is put around', () => {
    const wrapped = telemetry.chain(({ spans, totals }) =>
      fc.record({ spans: fc.constant(spans), totals: fc.constant(totals), inside: fc.subarray(spans) })
    );
    fc.assert(
      fc.property(wrapped, ({ spans, totals, inside }) => {
        const wrappers = inside.map(({ start, end, parentSpanId }) =>
          span({ 'http.request.method': 'POST' }, { start, end, parentSpanId })
        );
        const children = spans.map((child) => {
          const wrapper = wrappers[inside.indexOf(child)];
          return wrapper === undefined ? child : { ...child, parentSpanId: wrapper.spanId };
        });
        expect(fold([...children, ...wrappers])).toMatchObject([{ totals }]);
      })
    );
  });

  it('gives as many tokens as the provider billed', () => {
    fc.assert(
      fc.property(telemetry, ({ spans }) => {
        const billed = spans.flatMap(({ attributes }) =>
          attributes
            .filter(({ key }) => key === 'gen_ai.usage.input_tokens' || key === 'gen_ai.usage.output_tokens')
            .map(({ value }) => Number(value?.intValue))
        );
        const [session] = fold(spans);
        expect(totalTokens(session?.totals.tokens ?? {})).toBe(billed.reduce((total, count) => total + count, 0));
      })
    );
  });
});
