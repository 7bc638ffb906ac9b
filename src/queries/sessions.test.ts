import { DETECTION_KEYS, FACT_KEYS, LIST_KEYS, LOG_SESSION_ID_KEYS, SESSION_ID_KEYS } from '../dialects/key-groups';
import { labelOf } from './logql';
import {
  lastSessionQuery,
  sessionJsonLinesQuery,
  sessionListQuery,
  sessionLogsQuery,
  sessionRecordsQuery,
  sessionsInLogsQueries,
  sessionTracesQuery,
  spanJsonLinesQuery,
  spanLogsQuery,
} from './sessions';
import { searchText, type SearchQuery } from './traceql';

const SELECTOR = '{service_name=~".+"}';
const HOSTILE = 'a"} || { true } | select(x) `';
const QUOTED = String.raw`"a\"} || { true } | select(x) ` + '`"';

const textOf = (query: SearchQuery) => searchText(query).replace(/\s+/g, ' ');
const exist = (keys: readonly string[]) => keys.map((key) => `span.${key} != nil`);
const any = (keys: readonly string[]) => `{ (${exist(keys).join(' || ')}) }`;

describe('sessionListQuery', () => {
  const text = textOf(sessionListQuery());

  it('asks for spans of agents and for those around them', () => {
    const agents = [
      ...DETECTION_KEYS,
      ...SESSION_ID_KEYS.filter((key) => !['session.id', 'conversation.id'].includes(key)),
    ];
    const listed = [
      ...exist([...DETECTION_KEYS, ...SESSION_ID_KEYS, 'mcp.method.name']),
      'instrumentation:name = "gcp.vertex.agent"',
      'instrumentation:name = "semantic_kernel.connectors.ai.chat_completion_client_base"',
    ];
    expect(text.split(' | ')[0]).toBe(`{ (${listed.join(' || ')}) } && ${any(agents)}`);
  });

  it('asks for structure and figures, never for content', () => {
    const fields = [
      'span:parentID',
      'name',
      'status',
      'statusMessage',
      'instrumentation:name',
      'instrumentation:version',
      'resource.service.name',
      'resource.service.version',
      ...[...LIST_KEYS, ...FACT_KEYS, 'flightrecorder.gateway'].map((key) => `span.${key}`),
      ...[...SESSION_ID_KEYS, ...FACT_KEYS].map((key) => `resource.${key}`),
    ];
    expect(text.split(' | ')[1]).toBe(`select(${fields.join(', ')}) with (most_recent=true)`);
    expect(text).not.toMatch(/arguments|tool\.call\.result|messages|instructions/);
  });
});

it('finds the newest trace without asking for its fields', () => {
  expect(textOf(lastSessionQuery())).toBe(`${any(DETECTION_KEYS)} with (most_recent=true)`);
});

it('finds the traces of a session by any key of a span or its resource, whatever the id holds', () => {
  const conditions = ['span', 'resource'].flatMap((scope) =>
    SESSION_ID_KEYS.map((key) => `${scope}.${key} = ${QUOTED}`)
  );
  expect(textOf(sessionTracesQuery(HOSTILE))).toBe(`{ (${conditions.join(' || ')}) } with (most_recent=true)`);
});

describe('queries for log records', () => {
  const labels = LOG_SESSION_ID_KEYS.map(labelOf);
  const named = labels.map((label) => `${label}!=""`).join(' or ');

  it('keep within the series that Loki allows a query', () => {
    const { first, last } = sessionsInLogsQueries(SELECTOR, 90.5);
    expect(last).toBe(
      `topk(500, last_over_time(${SELECTOR} | ${named} | label_format session="{{ or ${labels
        .map((label) => `.${label}`)
        .join(' ')} }}", recorded="{{ __timestamp__ | unixEpochMillis }}" | unwrap recorded [91s]) ` +
        'by (session, service_name))'
    );
    expect(first).toBe(last.replace('last_over_time', 'first_over_time'));
  });

  it('have a range of at least a second', () => {
    expect(sessionsInLogsQueries(SELECTOR, 0).last).toContain('[1s]');
  });

  it('find lines of JSON that name a session or a span, whatever their names hold', () => {
    const query = sessionJsonLinesQuery(SELECTOR, HOSTILE);
    expect(query.startsWith(`${SELECTOR} |= ${QUOTED} | json flightrecorder_json_0="[\\"session_id\\"]", `)).toBe(true);
    expect(query).toContain(`| flightrecorder_json_0=${QUOTED} or flightrecorder_json_1=${QUOTED}`);
    expect(spanJsonLinesQuery(SELECTOR, 'ab12')).toContain(`|= "ab12" | json`);
  });

  it('find the records of any session, of one, and of a span', () => {
    expect(sessionRecordsQuery(SELECTOR)).toBe(`${SELECTOR} | ${named}`);
    expect(sessionLogsQuery(SELECTOR, HOSTILE)).toBe(
      `${SELECTOR} | ${labels.map((label) => `${label}=${QUOTED}`).join(' or ')}`
    );
    expect(spanLogsQuery(SELECTOR, 'a"', 'b')).toBe(`${SELECTOR} | trace_id="a\\"" | span_id="b"`);
  });
});
