import { foldSessions } from '../../dialects/sessions';
import { CAPTURES, readCapture, telemetryOf } from '../../testing/captures';
import { groupBills, type SessionBill, sumOf } from './across';
import { BILL_GROUPS, billOf } from './bill';

/** What every agent's own records add up to, against what was counted at the model server. */
it.each(CAPTURES)('bills each token of %s %s once', (emitter, scenario) => {
  const { requests, derivable } = readCapture(emitter, scenario);
  const bills = foldSessions(telemetryOf(requests)).map((session): SessionBill => ({
    session,
    state: 'ended',
    lines: billOf(session),
  }));
  const { tokens, calls } = sumOf(bills.flatMap(({ lines }) => lines));
  const accepted = [derivable.tokens, ...(derivable.alsoAccepted?.tokens ?? [])];
  const { input = null, cacheRead = null, cacheWrite = null, output, reasoning } = tokens;
  const said = output === undefined && reasoning === undefined ? null : (output ?? 0) + (reasoning ?? 0);
  expect(accepted).toContainEqual({ uncachedInput: input, cacheRead, cacheWrite, outputAndReasoning: said });
  for (const group of BILL_GROUPS) {
    const sum = groupBills(bills, group).reduce((all, own) => all + own.calls, 0);
    expect(sum).toBeCloseTo(calls, 6);
  }
});
