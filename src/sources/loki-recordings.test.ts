import { foldSessions } from '../dialects/sessions';
import { plainAttributes, textOf } from '../model/otlp/attributes';
import { callsOf } from '../model/fold/totals';
import type { RawLog, Telemetry } from '../model/telemetry';
import { labelOf } from '../queries/logql';
import { CAPTURES, readCapture, telemetryOf } from '../testing/captures';
import { logsOfStreams } from './loki-logs';

const withLogs = CAPTURES.filter(([emitter, scenario]) =>
  readCapture(emitter, scenario).requests.some(({ signal }) => signal === 'logs')
);

it.each(withLogs)('%s %s: what Loki makes of the names of attributes changes nothing', (emitter, scenario) => {
  const { logs } = telemetryOf(readCapture(emitter, scenario).requests);
  const gist = (telemetry: Telemetry) =>
    foldSessions(telemetry).map(({ id, agent, runs }) => ({
      id,
      agent,
      calls: Array.from(callsOf(runs)).map((call) =>
        call.kind === 'llm'
          ? [
              Math.round(call.start),
              call.outcome,
              call.responseModel ?? call.requestModel,
              call.tokens,
              call.error?.type,
            ]
          : [Math.round(call.start), call.outcome, call.name, call.arguments, call.error?.type]
      ),
    }));
  expect(gist({ spans: [], logs: logsOfStreams(logs.map(throughLoki)) })).toEqual(gist({ spans: [], logs }));
});

/** A record as Loki answers it: names without dots, values as text. */
function throughLoki({ time, body, emitter, eventName, ...log }: RawLog): Parameters<typeof logsOfStreams>[0][number] {
  const labelled = (attributes: RawLog['attributes']) =>
    Object.fromEntries(
      Object.entries(plainAttributes(attributes)).map(([key, value]) => [labelOf(key), textOf(value)])
    );
  const fields = { trace_id: log.traceId, span_id: log.spanId, severity_text: log.severity, event_name: eventName };
  const structuredMetadata = {
    ...labelled(emitter.resource),
    ...labelled(log.attributes),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    scope_name: emitter.scope.name,
    scope_version: emitter.scope.version,
  };
  return { stream: {}, values: [[String(Math.round(time * 1e6)), body, { structuredMetadata }]] };
}
