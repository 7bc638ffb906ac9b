import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The whole command, as `npm run fold` starts it: what it prints is a contract. */

const ROOT = join(__dirname, '..');

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fold-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'cli/fold.ts', ...args], { cwd: ROOT }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    );
  });
}

const BEGAN = Date.UTC(2026, 0, 1);
const nanos = (second: number) => `${BEGAN + second * 1000}000000`;
const TRACE = 'a1'.repeat(16);
const hex = (span: number) => span.toString(16).padStart(16, '0');

function attributes(told: Record<string, string | number>) {
  return Object.entries(told).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}

function span(number: number, from: number, to: number, told: Record<string, string | number>, more: object = {}) {
  return {
    traceId: TRACE,
    spanId: hex(number),
    parentSpanId: number === 1 ? '' : hex(1),
    name: 'span',
    startTimeUnixNano: nanos(from),
    endTimeUnixNano: nanos(to),
    attributes: attributes(told),
    ...more,
  };
}

const OPERATION = 'gen_ai.operation.name';
const call = {
  [OPERATION]: 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'house-model',
  'gen_ai.usage.input_tokens': 130,
  'gen_ai.usage.cache_read.input_tokens': 100,
  'gen_ai.usage.output_tokens': 15,
  'gen_ai.usage.reasoning.output_tokens': 7,
};
const search = (id: number) => ({
  [OPERATION]: 'execute_tool',
  'gen_ai.tool.name': 'search',
  'gen_ai.tool.call.id': `call_${id}`,
  'gen_ai.tool.call.arguments': '{"q":"x"}',
});
const FAILED = { status: { code: 2, message: 'not found' } };

/** An agent that asks its model, fails three times with one tool, and asks again. */
const SPANS = [
  span(1, 0, 10, { [OPERATION]: 'invoke_agent', 'gen_ai.agent.name': 'helper', 'gen_ai.conversation.id': 'one' }),
  span(2, 0, 1, call),
  span(3, 1, 2, search(1), FAILED),
  span(4, 2, 3, search(2), FAILED),
  span(5, 3, 4, search(3), FAILED),
  span(6, 4, 5, { ...call, 'gen_ai.response.finish_reasons': 'stop' }),
];
const resource = { attributes: attributes({ 'service.name': 'service', 'service.version': '1.2.3' }) };
const resourceSpans = (spans: object[]) => [{ resource, scopeSpans: [{ scope: { name: 'any' }, spans }] }];
const base64 = (id: string) => Buffer.from(id, 'hex').toString('base64');
/** As Tempo writes ids in its first version's answers. */
const inTempo = SPANS.map((one) => ({
  ...one,
  traceId: base64(one.traceId),
  spanId: base64(one.spanId),
  parentSpanId: base64(one.parentSpanId),
}));

const PRICES = {
  source: 'contract',
  prices: [{ model: 'house-*', perMillion: { input: 1, output: 2, cacheRead: 0 } }],
};

const wasted = {
  calls: 1,
  tokens: { input: null, cacheRead: null, cacheWrite: null, output: null, reasoning: null },
  usd: null,
  unpricedCalls: 0,
  milliseconds: 1000,
};

const SESSION = {
  id: 'one',
  key: 'gen_ai.conversation.id',
  agent: 'helper',
  agentVersion: '1.2.3',
  source: null,
  providers: ['openai'],
  models: ['house-model'],
  state: 'ended',
  outcome: 'success',
  runs: 1,
  steps: 2,
  subAgents: 0,
  llmCalls: 2,
  llmErrors: 0,
  tools: { search: { calls: 3, failed: 3, denied: 0, cancelled: 0, unknown: 0 } },
  tokens: { input: 60, cacheRead: 200, cacheWrite: null, output: 16, reasoning: 14 },
  cost: { usd: null, basis: 'unpriced', unpricedCalls: 2 },
  loops: [{ kind: 'identical_failing', tools: ['search'], repeats: 3, consecutive: true, suspected: false }],
  waste: { ...wasted, reasons: { loop: wasted } },
  start: '2026-01-01T00:00:00.000Z',
  end: '2026-01-01T00:00:10.000Z',
};

it('prints one document: what was found, field by field in this order, and how', async () => {
  const { code, stdout, stderr } = await run(file('a.json', JSON.stringify({ resourceSpans: resourceSpans(SPANS) })));
  expect([code, stderr]).toEqual([0, '']);
  const document = JSON.parse(stdout) as { sessions: object[]; explain: string[] };
  expect(Object.keys(document)).toEqual(['sessions', 'explain']);
  expect(document.sessions).toEqual([SESSION]);
  expect(Object.keys(document.sessions[0] ?? {})).toEqual(Object.keys(SESSION));
  expect(document.explain.every((sentence) => typeof sentence === 'string')).toBe(true);
});

it.each<[string, string, () => string | Buffer]>([
  [
    'exports, one a line, late parts first',
    'a.jsonl',
    () => lines([exported(SPANS.slice(3)), exported(SPANS.slice(0, 3))]),
  ],
  ['exports in an array', 'a.json', () => JSON.stringify([exported(SPANS.slice(3)), exported(SPANS.slice(0, 3))])],
  ['recorded requests', 'a.json.gz', () => gzipSync(JSON.stringify([{ signal: 'traces', request: exported(SPANS) }]))],
  ['an answer of Tempo, first version', 'a.json', () => JSON.stringify({ batches: resourceSpans(inTempo) })],
  [
    'an answer of Tempo, second version',
    'a.json',
    () => JSON.stringify({ trace: exported(inTempo), status: 'COMPLETE' }),
  ],
])('finds the same in %s', async (_, name, content) => {
  const { code, stdout } = await run(file(name, content()));
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { sessions: object[] }).sessions).toEqual([SESSION]);
});

it('folds several files together, and prices by those of a file', async () => {
  const files = [SPANS.slice(0, 4), SPANS.slice(2)].map((spans, part) =>
    file(`${part}.json`, JSON.stringify(exported(spans)))
  );
  const { stdout } = await run('--prices', file('prices.json', JSON.stringify(PRICES)), ...files);
  const { sessions } = JSON.parse(stdout) as { sessions: Array<typeof SESSION> };
  expect(sessions).toMatchObject([{ ...SESSION, cost: { basis: 'priced', unpricedCalls: 0 } }]);
  expect(sessions[0]?.cost.usd).toBeCloseTo((60 * 1 + 30 * 2) / 1e6, 12);
});

it('finds log records in an answer of Loki and in the lines of a log', async () => {
  const stream = { service_name: 'claude-code', event_name: 'api_request', session_id: 'two', model: 'm' };
  const values = [[nanos(1), 'claude_code.api_request']];
  const answer = { status: 'success', data: { resultType: 'streams', result: [{ stream, values }] } };
  const line = {
    timestamp: '2026-01-01 00:00:02',
    level: 'INFO',
    logger: 'agent',
    run_id: 'three',
    message: 'llm.call',
  };
  const { code, stdout } = await run(
    file('loki.json', JSON.stringify(answer)),
    file('agent.log', JSON.stringify({ ...line, model: 'm', prompt_tokens: 10, completion_tokens: 2 }))
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    sessions: [
      { id: 'three', llmCalls: 1, tokens: { input: 10, output: 2 } },
      { id: 'two', llmCalls: 1 },
    ],
  });
});

it('says nothing but an empty document of telemetry without agents', async () => {
  const { code, stdout } = await run(file('a.json', JSON.stringify({ resourceSpans: [] })));
  expect([code, JSON.parse(stdout)]).toEqual([0, { sessions: [], explain: [] }]);
});

it.each<[string, () => string[], RegExp]>([
  ['no file', () => [], /^Usage: /],
  ['an option that there is none of', () => ['--price', 'x'], /--price/],
  ['a file that is not there', () => [join(folder, 'none.json')], /none\.json: it cannot be read/],
  ['what is no JSON', () => [file('a.json', 'resourceSpans')], /a\.json: .*JSON/],
  ['what is no telemetry', () => [file('a.json', '{"spans":[]}')], /a\.json: This is no telemetry: .* found spans/],
  ['spans that are none', () => [file('a.json', '{"resourceSpans":{}}')], /resourceSpans/],
  [
    'a span that is none',
    () => [file('a.json', JSON.stringify(exported(['x' as never])))],
    /expected an object in "resourceSpans\[0\]\.scopeSpans\[0\]\.spans\[0\]", found "x"/,
  ],
  [
    'prices that make no sense',
    () => [
      '--prices',
      file('p.json', '{"source":"x","prices":[{"model":"m","perMillion":{"input":-1,"output":0}}]}'),
      'a',
    ],
    /p\.json: .*prices\.0\.perMillion\.input/,
  ],
])('ends with 2 and one sentence, and prints nothing: %s', async (_, args, sentence) => {
  const { code, stdout, stderr } = await run(...args());
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

function exported(spans: object[]) {
  return { resourceSpans: resourceSpans(spans) };
}

function lines(documents: object[]): string {
  return documents.map((document) => JSON.stringify(document)).join('\n');
}
