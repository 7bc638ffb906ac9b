import { GEN_AI } from '../../dialects/keys';
import { rowsOf } from '../../pages/sessions/rows';
import { FakeTempo } from '../../testing/fakeSources';
import { span } from '../../testing/spans';
import { type LoadedSessions, loadSessions } from './loadSessions';
import { PAGE_TRACES } from './tracePages';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const RANGE = { from: NOW - 6 * HOUR, to: NOW };

/** A trace of one call of a model. */
const call = (number: number, start: number, address?: string, name?: string) =>
  span(
    {
      [GEN_AI.operation]: 'chat',
      [GEN_AI.conversationId]: `session-${number}`,
      ...(address !== undefined && { 'server.address': address }),
      ...(name !== undefined && { 'flightrecorder.gateway': name }),
    },
    { traceId: (number + 1).toString(16).padStart(32, '0'), start, end: start + 1000 }
  );
it('calls gateways by the names that any span tells, on whichever page or before a refresh', async () => {
  const tempo = new FakeTempo([
    ...Array.from({ length: PAGE_TRACES }, (_, number) => call(number, NOW - 1000 * (number + 1))),
    call(1001, NOW - HOUR, 'proxy.example', 'our-proxy'),
    // Past the collector that knows the name.
    call(1002, NOW - HOUR - 1, 'proxy.example'),
    call(1003, NOW - HOUR - 2, 'elsewhere.example', 'elsewhere.example'),
  ]);
  const sources = { tempo, logSelector: '{service_name="agent"}' };
  const request = { range: RANGE, signal: new AbortController().signal, report: () => undefined };
  const gatewaysOf = (loaded: LoadedSessions) =>
    rowsOf(loaded, NOW).flatMap(({ gateways, gatewayAddresses }) =>
      gateways.length === 0 ? [] : [[...gateways, ...gatewayAddresses]]
    );
  const named = [
    ['our-proxy', 'proxy.example'],
    ['our-proxy', 'proxy.example'],
    ['elsewhere.example', 'elsewhere.example'],
  ];
  const earlier = await loadSessions(sources, request);
  expect(gatewaysOf(earlier)).toEqual(named);
  tempo.searches.length = 0;
  const later = { from: RANGE.from + 60_000, to: RANGE.to + 60_000 };
  const refreshed = await loadSessions(sources, { ...request, range: later, earlier });
  expect(tempo.searches).toHaveLength(2);
  expect(gatewaysOf(refreshed)).toEqual(named);
});
