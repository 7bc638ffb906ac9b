import { sessionCost } from '../analysis/cost';
import type { Session } from '../model/session';
import type { KeyValue, RawSpan } from '../model/telemetry';
import { callsOf } from '../testing/calls';
import { CAPTURES, readCapture, telemetryOf } from '../testing/captures';
import { BARE_SCOPES, DETECTION_KEYS, FACT_KEYS, LIST_KEYS, SESSION_ID_KEYS } from './key-groups';
import { GENERAL, MCP } from './keys';
import { foldSessions } from './sessions';

const LISTED: ReadonlySet<string> = new Set([...DETECTION_KEYS, ...SESSION_ID_KEYS, MCP.method]);
const SCOPES: ReadonlySet<string> = new Set(BARE_SCOPES);
const SELECTED: ReadonlySet<string> = new Set([...LIST_KEYS, ...FACT_KEYS]);
const SELECTED_OF_RESOURCE: ReadonlySet<string> = new Set([
  GENERAL.serviceName,
  GENERAL.serviceVersion,
  ...SESSION_ID_KEYS,
  ...FACT_KEYS,
]);

/** Emitters that write only inside a call's content or its events, which a list does not ask for, that it failed. */
const FAILURES_IN_CONTENT: ReadonlySet<string> = new Set(['gemini-cli', 'langsmith', 'traceloop-llamaindex']);

/** Emitters whose runs are spans without any attribute of agents: a list does not see how they ended until it reads them whole. */
const RUNS_UNSEEN: ReadonlySet<string> = new Set(['opencode']);

/** Emitters whose spans only repeat log events, as events, which a search does not return: a list has them from logs. */
const KNOWN_BY_LOGS: ReadonlySet<string> = new Set(['codex']);

describe('a list of sessions', () => {
  it.each(CAPTURES)('of %s, %s: shows what whole spans tell', (emitter, scenario) => {
    const { spans } = telemetryOf(readCapture(emitter, scenario).requests);
    const inMessages = callsOf(foldSessions({ spans, logs: [] })).some(
      (call) => call.kind === 'tool' && call.fromMessages === true
    );
    const shown = (telemetry: readonly RawSpan[]) =>
      foldSessions({ spans: telemetry, logs: [] }).map((session) =>
        inMessages
          ? withoutTools(session)
          : FAILURES_IN_CONTENT.has(emitter)
            ? withoutFailures(session)
            : RUNS_UNSEEN.has(emitter)
              ? { ...facts(session), statuses: undefined }
              : facts(session)
      );
    expect(shown(listed(spans))).toEqual(KNOWN_BY_LOGS.has(emitter) ? [] : shown(spans));
  });
});

/** Spans as the search for a list returns them. */
function listed(spans: readonly RawSpan[]): RawSpan[] {
  return spans
    .filter(
      ({ attributes, emitter }) => SCOPES.has(emitter.scope.name) || attributes.some(({ key }) => LISTED.has(key))
    )
    .map((span) => ({
      ...span,
      attributes: only(span.attributes, SELECTED),
      events: [],
      emitter: { ...span.emitter, resource: only(span.emitter.resource, SELECTED_OF_RESOURCE) },
    }));
}

function only(attributes: readonly KeyValue[], keys: ReadonlySet<string>): KeyValue[] {
  return attributes.filter(({ key }) => keys.has(key));
}

/** What a list shows, filters and prices by. */
function facts(session: Session) {
  const { id, agent, agentVersion, start, totals, user, team, source, repository } = session;
  const statuses = session.runs.map(({ status }) => status);
  return {
    id,
    agent,
    agentVersion,
    start,
    totals,
    user,
    team,
    source,
    repository,
    statuses,
    cost: sessionCost(session),
  };
}

function withoutFailures(session: Session) {
  const { toolErrors, llmErrors, ...totals } = session.totals;
  // Who is known to have failed is not expected to have a price.
  return { ...facts(session), totals, statuses: undefined, cost: sessionCost(session).usd };
}

/** Tools that only messages tell of: content, too. */
function withoutTools(session: Session) {
  const { toolErrors, toolCalls, tools, ...totals } = session.totals;
  return { ...facts(session), totals };
}
