import { badCall } from './bad-calls';
import { sessionListQuery } from './sessions';
import { searchText } from './traceql';

it('asks for calls that failed, or took too long', () => {
  expect(badCall('llm').text).toBe('(span.flightrecorder.kind = "llm" && span.flightrecorder.slo.outcome = "error")');
  expect(badCall('tool', 2.5).text).toBe('(span.flightrecorder.kind = "tool" && duration > 2500ms)');
});

it('narrows a list of sessions to traces that have one', () => {
  const text = searchText(sessionListQuery([], [badCall('llm')])).replace(/\s+/g, ' ');
  expect(text).toContain(`) } && { ${badCall('llm').text} } | select(`);
});
