import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readTruth, sumTruth } from '../src/truth';
import { openTruthLog, type ModelLine, type ToolLine } from '../src/truth-log';

const PLACE = { session: 'a', scenario: 'made-up', run: 1, agent: 'coding-agent', time: '2026-11-21T10:00:00.000Z' };

function model(rest: Partial<ModelLine>): ModelLine {
  return {
    ...PLACE,
    kind: 'model',
    turn: 0,
    model: 'gpt-5.2',
    stream: false,
    outcome: 'answered',
    status: 200,
    toolCalls: [],
    usage: null,
    finishReason: 'stop',
    responseId: 'r',
    loop: null,
    ...rest,
  };
}

function tool(rest: Partial<ToolLine>): ToolLine {
  return { ...PLACE, kind: 'tool', tool: 'search', callId: 'c', arguments: {}, ok: true, error: null, ...rest };
}

const USAGE = {
  prompt_tokens: 130,
  completion_tokens: 15,
  total_tokens: 145,
  prompt_tokens_details: { cached_tokens: 100, cache_write_tokens: 20 },
  completion_tokens_details: { reasoning_tokens: 7 },
};

function sumOne(lines: Array<ModelLine | ToolLine>) {
  const truth = sumTruth(lines).get('a');
  assert.ok(truth);
  return truth;
}

test('tokens are five disjoint buckets', () => {
  const truth = sumOne([model({ usage: USAGE }), model({ usage: USAGE, turn: 1 })]);
  assert.deepEqual(truth.tokens, { input: 20, cacheRead: 200, cacheWrite: 40, output: 16, reasoning: 14 });
  assert.equal(
    Object.values(truth.tokens).reduce((sum, part) => sum + part, 0),
    2 * USAGE.total_tokens
  );
});

test('a request and its retries are one call; it failed if its last try did', () => {
  const error = { outcome: 'error', usage: null } as const;
  const truth = sumOne([
    model({ turn: 0 }),
    model({ turn: 1, ...error, status: 429 }),
    model({ turn: 1 }),
    model({ turn: 2, ...error, status: 500 }),
    model({ turn: 2, ...error, status: 500 }),
    model({ turn: 2, ...error, status: 500 }),
  ]);
  assert.deepEqual(
    [truth.llmCalls, truth.llmErrors, truth.httpRequests, truth.httpErrors],
    [3, 1, 6, { 429: 1, 500: 3 }]
  );
});

test('a call of another agent between a failed try and its retry changes nothing', () => {
  const truth = sumOne([
    model({ outcome: 'error', status: 429 }),
    model({ agent: 'research-agent', model: 'gpt-5.2-mini' }),
    model({}),
  ]);
  assert.deepEqual([truth.llmCalls, truth.llmErrors], [2, 0]);
  assert.deepEqual(truth.agents, ['coding-agent', 'research-agent']);
  assert.deepEqual(truth.models, ['gpt-5.2', 'gpt-5.2-mini']);
});

test('a call given up by the client is neither a success nor an error', () => {
  const truth = sumOne([model({ outcome: 'aborted', status: null })]);
  assert.deepEqual([truth.llmCalls, truth.llmErrors, truth.llmAborted], [1, 0, 1]);
});

test('tool calls are counted by name, asked for and carried out', () => {
  const calls = [
    { id: '1', name: 'search', arguments: {} },
    { id: '2', name: 'edit_file', arguments: {} },
  ];
  const truth = sumOne([
    model({ toolCalls: calls }),
    tool({}),
    tool({ tool: 'edit_file', ok: false, error: 'not_found' }),
    tool({ tool: 'edit_file' }),
  ]);
  assert.deepEqual(truth.toolCallsAsked, { search: 1, edit_file: 1 });
  assert.deepEqual(truth.toolCalls, { search: { calls: 1, failed: 0 }, edit_file: { calls: 2, failed: 1 } });
});

test('loops are what the log marks as such, per run and kind', () => {
  const looping = (name: string, run: number, loop: ModelLine['loop']): ModelLine =>
    model({ run, loop, toolCalls: [{ id: 'x', name, arguments: {} }] });
  const truth = sumOne([
    ...['read_file', 'search', 'read_file', 'search'].map((name) => looping(name, 1, 'oscillation')),
    looping('search', 1, null),
    ...Array.from({ length: 3 }, () => looping('search', 2, 'identical')),
  ]);
  assert.deepEqual(truth.loops, [
    { kind: 'oscillation', run: 1, agent: 'coding-agent', tools: ['read_file', 'search'], calls: 4 },
    { kind: 'identical', run: 2, agent: 'coding-agent', tools: ['search'], calls: 3 },
  ]);
  assert.equal(truth.runs, 2);
});

test('sessions are kept apart, in the order they began', () => {
  const sums = sumTruth([model({ session: 'b' }), model({}), tool({ session: 'b' })]);
  assert.deepEqual([...sums.keys()], ['b', 'a']);
  assert.deepEqual(sums.get('a')?.toolCalls, {});
});

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-agent-truth-'));
});
after(() => rm(folder, { recursive: true }));

test('what is logged can be read at once, from a file in a new folder', () => {
  const path = join(folder, 'new', 'truth.jsonl');
  const first = openTruthLog(path);
  const second = openTruthLog(path);
  first(model({}));
  second(tool({}));
  assert.deepEqual(readTruth(path), [model({}), tool({})]);
});

test('a broken line is named', async () => {
  const path = join(folder, 'broken.jsonl');
  await writeFile(path, `${JSON.stringify(tool({}))}\n{"kind":\n`);
  assert.throws(() => readTruth(path), /Line 2 .*broken\.jsonl/);
});
