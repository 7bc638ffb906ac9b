import fc from 'fast-check';
import { plannedRuns, spansOfRun } from '../../testing/planned-agents';
import { span } from '../../testing/spans';
import { spansOfTraces } from './json';
import { otlpDocument } from './write';

const through = (spans: Parameters<typeof otlpDocument>[0]) =>
  spansOfTraces(JSON.parse(JSON.stringify(otlpDocument(spans))));

describe('an OTLP document', () => {
  it('reads back as the spans that it was written from', () => {
    fc.assert(
      fc.property(plannedRuns, (run) => {
        const spans = spansOfRun(run);
        expect(through(spans)).toEqual(spans);
      }),
      { numRuns: 50 }
    );
  });

  it('keeps status, events, parts of milliseconds, several emitters, and leaves out a time that is not known', () => {
    const other = { resource: [], scope: { name: 'other', version: '' } };
    const spans = [
      span(
        { a: 'x', b: 2, c: 0.5, d: true },
        { start: 1767225600000.25, end: NaN, status: 'error', statusMessage: 'no' }
      ),
      span({}, { emitter: other, events: [{ name: 'e', time: 1767225600001.5, attributes: [] }] }),
    ];
    expect(through(spans)).toEqual(spans);
  });
});
