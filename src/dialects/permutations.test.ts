import fc from 'fast-check';
import { CAPTURES, readCapture, telemetryOf, type ExportRequest, type Findings } from '../testing/captures';
import { acceptedOf, findingsOf } from '../testing/findings';
import { recordsOf, requestsOf } from '../testing/records';
import { withOtherIds } from '../testing/renamed';
import { withTokensTimes } from '../testing/scaled';
import { foldSessions } from './sessions';

const fold = (requests: readonly ExportRequest[]) => findingsOf(foldSessions(telemetryOf(requests)));

describe.each(CAPTURES)('what is found in the telemetry of %s, %s', (emitter, scenario) => {
  const { requests, derivable } = readCapture(emitter, scenario);
  const wanted = acceptedOf(derivable, fold(requests));

  it('is the same under other ids', () => {
    const renamed = withOtherIds(requests);
    expect(JSON.stringify(renamed)).not.toBe(JSON.stringify(requests));
    expect(fold(renamed)).toEqual(wanted);
  });

  it('has the amounts of tokens that are reported', () => {
    expect(fold(withTokensTimes(3, requests))).toEqual({ ...wanted, tokens: timesThree(wanted.tokens) });
  });

  it('does not depend on order, batches and deliveries', () => {
    const records = recordsOf(requests);
    // By place, so that a counterexample can be read.
    const places = [...records.keys(), ...records.keys()];
    const delivery = fc.tuple(
      fc.shuffledSubarray(places, { minLength: records.length }),
      fc.array(fc.integer({ min: 1, max: 2 * records.length }), { minLength: 1, maxLength: 5 })
    );
    fc.assert(
      fc.property(delivery, ([order, sizes]) => {
        const missing = Array.from(records.keys()).filter((place) => !order.includes(place));
        const delivered = [...order, ...missing].flatMap((place) => records[place] ?? []);
        expect(fold(requestsOf(delivered, sizes))).toEqual(wanted);
      }),
      { numRuns: 3 }
    );
  });
});

function timesThree(tokens: Findings['tokens']): Findings['tokens'] {
  return Object.fromEntries(
    Object.entries(tokens).map(([bucket, count]) => [bucket, count === null ? null : 3 * count])
  ) as Findings['tokens'];
}
