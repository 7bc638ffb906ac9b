import { CAPTURES, readCapture, telemetryOf } from '../testing/captures';
import { acceptedOf, findingsOf } from '../testing/findings';
import { foldSessions } from './sessions';

describe('recorded telemetry', () => {
  it.each(CAPTURES)('of %s, %s: gives what was counted at the model server', (emitter, scenario) => {
    const { requests, derivable } = readCapture(emitter, scenario);
    const found = findingsOf(foldSessions(telemetryOf(requests)));
    expect(found).toEqual(acceptedOf(derivable, found));
  });
});
