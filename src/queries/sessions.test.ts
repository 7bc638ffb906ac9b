import {
  sessionListQuery,
  sessionLogsQuery,
  sessionsInLogsQueries,
  sessionTracesQuery,
  spanLogsQuery,
} from './sessions';

const SELECTOR = '{service_name=~".+"}';

describe('queries for sessions', () => {
  it('ask for structure and figures, never for content', () => {
    const query = sessionListQuery();
    expect(query).toContain('span:parentID');
    expect(query).not.toMatch(/arguments|result\b|messages|instructions/);
    expect(query.endsWith('with (most_recent=true)')).toBe(true);
  });

  it('find the traces of a session by any key, whatever the id holds', () => {
    expect(sessionTracesQuery('a"} || {')).toBe(
      '{ (span.gen_ai.conversation.id = "a\\"} || {" || span.session.id = "a\\"} || {" || ' +
        'span.ai.settings.context.sessionId = "a\\"} || {" || resource.session.id = "a\\"} || {") } ' +
        'with (most_recent=true)'
    );
  });

  it('keep within the series that Loki allows a query', () => {
    const { first, last } = sessionsInLogsQueries(SELECTOR, 90.5);
    expect(last).toBe(
      'topk(500, max_over_time({service_name=~".+"} | label_format session=`{{ or .session_id ' +
        '.gen_ai_conversation_id }}`,recorded=`{{ __timestamp__ | unixEpochMillis }}` | session!="" | ' +
        'unwrap recorded [91s]) by (session, service_name))'
    );
    expect(first).toMatch(/^topk\(500, min_over_time\(/);
  });

  it('find log records of a session and of a span', () => {
    expect(sessionLogsQuery(SELECTOR, 's1')).toBe(
      '{service_name=~".+"} | session_id="s1" or gen_ai_conversation_id="s1"'
    );
    expect(spanLogsQuery(SELECTOR, 'a', 'b')).toBe('{service_name=~".+"} | trace_id="a" | span_id="b"');
  });
});
