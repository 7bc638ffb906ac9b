import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { foldSessions } from '../src/dialects/sessions';
import { readRecordings, RecordingError } from './recordings';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'recordings-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (content: string | Buffer, name = 'recording.json'): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const NANOS = '1767225600000000000';
const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const scope = { name: 'any' };
const resource = { attributes: [attribute('service.name', 'agent')] };

const span = (ids: { traceId: string; spanId: string }) => ({
  ...ids,
  name: 'chat',
  startTimeUnixNano: NANOS,
  endTimeUnixNano: '1767225601000000000',
  attributes: [attribute('gen_ai.operation.name', 'chat'), attribute('gen_ai.conversation.id', 'one')],
});
const HEX = { traceId: 'a1'.repeat(16), spanId: 'b1'.repeat(8) };
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
const BASE64 = { traceId: base64(HEX.traceId), spanId: base64(HEX.spanId) };

const traces = (ids = HEX) => ({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans: [span(ids)] }] }] });
const logs = {
  resourceLogs: [
    {
      resource: { attributes: [attribute('service.name', 'claude-code')] },
      scopeLogs: [
        {
          scope,
          logRecords: [
            {
              timeUnixNano: NANOS,
              attributes: [
                attribute('event.name', 'api_request'),
                attribute('session.id', 'one'),
                attribute('model', 'm'),
              ],
            },
          ],
        },
      ],
    },
  ],
};

/** What a file holds, in the words of the model. */
const found = async (...paths: string[]) => {
  const { telemetry, remarks } = await readRecordings(paths);
  const sessions = foldSessions(telemetry).map(({ id, totals }) => ({ id, llmCalls: totals.llmCalls }));
  return { sessions, remarks };
};
const ONE_CALL = { sessions: [{ id: 'one', llmCalls: 1 }], remarks: [] };

describe('telemetry is read from', () => {
  it.each<[string, unknown]>([
    ['an export of traces', traces()],
    ['a list of exports', [traces()]],
    ['recorded requests', [{ signal: 'traces', request: traces() }]],
    ['an answer of Tempo, first version', { batches: traces(BASE64).resourceSpans }],
    ['an answer of Tempo, second version', { trace: traces(BASE64), status: 'complete', message: '' }],
    ['an export of logs', logs],
    [
      'an answer of Loki',
      {
        status: 'success',
        data: {
          resultType: 'streams',
          result: [
            {
              stream: { service_name: 'claude-code', event_name: 'api_request', session_id: 'one', model: 'm' },
              values: [[NANOS, 'claude_code.api_request']],
            },
          ],
          stats: {},
        },
      },
    ],
    [
      'an answer of Loki with labels kept apart',
      {
        status: 'success',
        data: {
          resultType: 'streams',
          encodingFlags: ['categorize-labels'],
          result: [
            {
              stream: { service_name: 'claude-code' },
              values: [
                [
                  NANOS,
                  'claude_code.api_request',
                  { structuredMetadata: { event_name: 'api_request', session_id: 'one', model: 'm' } },
                ],
              ],
            },
          ],
        },
      },
    ],
  ])('%s, as it is, gzipped, and one a line', async (_, document) => {
    const text = JSON.stringify(document, undefined, 2);
    expect(await found(file(text))).toEqual(ONE_CALL);
    expect(await found(file(`\uFEFF${text}`))).toEqual(ONE_CALL);
    expect(await found(file(gzipSync(text), 'recording.json.gz'))).toEqual(ONE_CALL);
    expect(await found(file(gzipSync(text), 'recording'))).toEqual(ONE_CALL);
    expect(await found(file(`${JSON.stringify(document)}\n\n`, 'recording.jsonl'))).toEqual(ONE_CALL);
  });

  it('several files and kinds of documents together, one a line', async () => {
    const lines = [traces(), logs, { resourceMetrics: [] }].map((document) => JSON.stringify(document)).join('\n');
    const { sessions, remarks } = await found(file(lines), file(JSON.stringify(traces()), 'again.json'));
    expect(sessions).toEqual([{ id: 'one', llmCalls: 2 }]);
    expect(remarks).toEqual(['Metrics tell of no single call: passed over.']);
  });

  const line = { timestamp: '2026-01-01 12:00:00,250', level: 'INFO', logger: 'agent', run_id: 'one', step: 1 };
  const LINES = [
    { ...line, message: 'run.start' },
    { ...line, message: 'llm.call', model: 'gpt-4o', prompt_tokens: 10, completion_tokens: 2, latency_ms: 50 },
    { ...line, message: 'tool.call', tool_name: 'sql_query', args: { q: 1 }, result: 'rows', duration_ms: 5 },
    { ...line, message: 'tool.error tool=sql_query', level: 'ERROR', tool_name: 'sql_query', exception: 'timeout' },
    { ...line, message: 'step.complete', llm_calls: 1, tool_calls: 2 },
  ].map((each) => JSON.stringify(each));
  const LOGGED = [
    {
      id: 'one',
      key: 'run_id',
      service: 'agent',
      start: expect.closeTo(Date.UTC(2026, 0, 1, 12) + 200, 2),
      totals: { llmCalls: 1, toolCalls: 2, toolErrors: 1, tokens: { input: 10, output: 2 } },
    },
  ];

  it('lines of a structured log', async () => {
    const { telemetry } = await readRecordings([file(LINES.join('\n'))]);
    expect(foldSessions(telemetry)).toMatchObject(LOGGED);
  });

  it('lines of a structured log that Loki answers, beside others', async () => {
    const time = `${Date.UTC(2026, 0, 1, 12) + 250}000000`;
    const values = [...LINES, 'plain text', '{"no":"log"}', '[1]'].map((text) => [time, text]);
    const untimed = LINES.map((text) => [
      time,
      JSON.stringify({ ...JSON.parse(text), timestamp: undefined, logger: undefined }),
    ]);
    for (const lines of [values, untimed]) {
      const stream = { service_name: 'agent', level: 'INFO', filename: '/var/log/agent.json' };
      const answer = { status: 'success', data: { resultType: 'streams', result: [{ stream, values: lines }] } };
      const { telemetry } = await readRecordings([file(JSON.stringify(answer))]);
      expect(foldSessions(telemetry)).toMatchObject(LOGGED);
    }
  });
});

describe('what is no telemetry', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['text', 'hello', /neither the file nor any of its lines is JSON/],
    ['another document', '{"hello":1}', /no telemetry: expected one of .*, found hello/],
    ['a number', '1', /found 1/],
    ['a list without end', '['.repeat(100_000) + ']'.repeat(100_000), /no telemetry/],
    ['an export without its list', '{"resourceSpans":{}}', /expected a list in "resourceSpans"/],
    [
      'an export with another thing in a list',
      '{"resourceLogs":[7]}',
      /expected an object in "resourceLogs\[0\]", found 7/,
    ],
    [
      'a list that is none, deep inside',
      '{"trace":{"resourceSpans":[{"scopeSpans":[{"spans":"x"}]}]}}',
      /expected a list in "resourceSpans\[0\]\.scopeSpans\[0\]\.spans", found "x"/,
    ],
    ['half of a gzipped file', gzipSync('{"resourceSpans":[]}').subarray(0, 20), /cannot be read/],
  ])('is refused with a sentence that names the file: %s', async (_, content, message) => {
    const path = file(content);
    const refused = readRecordings([path]);
    await expect(refused).rejects.toThrow(RecordingError);
    await expect(refused).rejects.toThrow(path);
    await expect(refused).rejects.toThrow(message);
  });

  it('is refused where the file is not there', async () => {
    await expect(readRecordings([join(folder, 'missing.json')])).rejects.toThrow(/missing\.json: it cannot be read/);
  });

  it('is passed over, and said, beside what is', async () => {
    const path = file(`${JSON.stringify(traces())}\n{"hello":1}\nnot JSON\n`);
    const { sessions, remarks } = await found(path);
    expect(sessions).toEqual(ONE_CALL.sessions);
    expect(remarks).toEqual([
      `${path}: 1 of 3 lines are not JSON: passed over.`,
      expect.stringMatching(/1 of 2 documents are passed over\. First: This is no telemetry/),
    ]);
  });

  it('is passed over inside of telemetry, too, and the first such field is named', async () => {
    const odd = traces();
    odd.resourceSpans[0]?.scopeSpans[0]?.spans.push('x' as never, { ...span(HEX), attributes: 7 } as never);
    const { sessions, remarks } = await found(file(JSON.stringify(odd)));
    expect(sessions).toEqual(ONE_CALL.sessions);
    expect(remarks).toEqual([
      'Fields that are not as OTLP has them are passed over: 2. ' +
        'First: expected an object in "resourceSpans[0].scopeSpans[0].spans[1]", found "x".',
    ]);
  });

  it('is an empty file: nothing was recorded', async () => {
    const path = file('\n');
    expect(await found(path)).toEqual({ sessions: [], remarks: [`${path}: it is empty.`] });
  });
});

it('says that Tempo answered with a part of a trace', async () => {
  const part = { trace: traces(), status: 'PARTIAL', message: 'trace exceeds max size' };
  const { remarks } = await readRecordings([file(JSON.stringify(part))]);
  expect(remarks).toEqual(['Tempo answered with a part of the trace: trace exceeds max size.']);
});
