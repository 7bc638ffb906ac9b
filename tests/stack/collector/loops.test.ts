import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Random } from '../../../collector/redaction/random';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { pollUntil } from '../poll';
import { samplesOf } from './counters';
import { sendLogs, sendSpans, type SentSpan } from './send';
import { served } from './served';

interface Call {
  agent: string;
  session: string;
  tool: string;
  path: string;
  result?: string;
  error?: string;
  decision?: string;
}

function spanOf({ agent, session, tool, path, result, error }: Call): SentSpan {
  return {
    name: `execute_tool ${tool}`,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.agent.name': agent,
      'gen_ai.tool.name': tool,
      'gen_ai.conversation.id': session,
      'gen_ai.tool.call.arguments': JSON.stringify({ path, replace: true }),
      ...(result === undefined ? {} : { 'gen_ai.tool.call.result': result }),
      ...(error === undefined ? {} : { 'error.type': error }),
    },
    failed: error !== undefined,
  };
}

describe('the opt-in counter of loops, in the real collector', { timeout: 240_000 }, () => {
  const parts = served('loops', { more: [join(repositoryRoot, 'collector', 'loops.yaml')] });

  const send = (calls: readonly Call[]) => sendSpans(parts.collector.otlp, calls.map(spanOf));

  /** Loops by kind and tool; `undefined` where none was counted. */
  const loopsOf = async (agent: string) =>
    Object.fromEntries(
      samplesOf(await parts.collector.metrics())
        .filter(({ name, labels }) => name === 'agent_loops_total' && labels.agent === agent)
        .map(({ labels, value }) => [`${labels.kind} ${labels.tool}`, value])
    );

  /** Waits until all calls that were sent are counted, then for the loops among them. */
  const settled = async (agent: string, calls: number) => {
    await pollUntil(
      'the calls',
      async () =>
        samplesOf(await parts.collector.metrics())
          .filter(({ name, labels }) => name === 'agent_tool_calls_total' && labels.agent === agent)
          .reduce((sum, { value }) => sum + value, 0),
      (count) => count === calls
    );
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return loopsOf(agent);
  };

  it('counts a loop once, in one request or over many, and no call that differs', async () => {
    const call = { agent: 'single', tool: 'read', path: 'a.ts', result: 'the same' };
    // Five at once; two and two; one after another.
    await send(Array.from({ length: 5 }, () => ({ ...call, session: 'burst' })));
    await send(Array.from({ length: 2 }, () => ({ ...call, session: 'jump' })));
    await send(Array.from({ length: 2 }, () => ({ ...call, session: 'jump' })));
    for (let index = 0; index < 3; index += 1) {
      await send([{ ...call, session: 'spaced' }]);
    }
    await send(Array.from({ length: 2 }, () => ({ ...call, session: 'twice only' })));
    await send(Array.from({ length: 3 }, (_, index) => ({ ...call, session: 'other files', path: `${index}.ts` })));
    await send(Array.from({ length: 3 }, (_, index) => ({ ...call, session: 'progress', result: `line ${index}` })));
    await send(Array.from({ length: 3 }, (_, index) => ({ ...call, session: `session ${index}` })));
    assert.deepEqual(await settled('single', 5 + 4 + 3 + 2 + 3 + 3 + 3), { 'identical read': 3 });
  });

  it('tells failing loops from those that give the same, and from those of which nothing is known', async () => {
    const call = { agent: 'kinds', session: 'one', path: 'a.ts' };
    const thrice = (more: Omit<Call, keyof typeof call>) => Array.from({ length: 3 }, () => ({ ...call, ...more }));
    await send(thrice({ tool: 'fetch', error: 'timeout' }));
    await send(thrice({ tool: 'list', result: '[]' }));
    await send(thrice({ tool: 'shell' }));
    await send(thrice({ tool: 'write', error: 'cancelled' }));
    assert.deepEqual(await settled('kinds', 12), {
      'identical_failing fetch': 1,
      'identical list': 1,
      'suspected shell': 1,
    });
  });

  it('is exact while eight clients send shuffled calls of hundreds of sessions', { timeout: 120_000 }, async () => {
    const random = new Random(11);
    const calls: Call[] = [];
    const expected: Record<string, number> = {};
    for (let session = 0; session < 300; session += 1) {
      for (const tool of ['read', 'search']) {
        for (let path = 0; path < 3; path += 1) {
          const times = 1 + random.below(5);
          const call = { agent: 'busy', session: `busy-${session}`, tool, path: `${path}.ts`, result: 'same' };
          calls.push(...Array.from({ length: times }, () => call));
          if (times >= 3) {
            expected[`identical ${tool}`] = (expected[`identical ${tool}`] ?? 0) + 1;
          }
        }
      }
    }
    const shuffled = calls.map((call) => ({ call, at: random.below(1_000_000) })).sort((a, b) => a.at - b.at);
    const requests: Call[][] = [];
    for (let start = 0; start < shuffled.length; start += 20) {
      requests.push(shuffled.slice(start, start + 20).map(({ call }) => call));
    }
    const client = async () => {
      for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
        await send(request);
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    assert.deepEqual(await settled('busy', calls.length), expected);
    console.log(`${calls.length} calls, ${JSON.stringify(expected)} loops, all found`);
  });

  it('counts log records too, and keeps sessions and hashes to itself', async () => {
    const record = {
      attributes: {
        'event.name': 'tool_result',
        'session.id': 'session-of-logs',
        tool_name: 'Bash',
        tool_input: JSON.stringify({ command: 'npm test' }),
        success: 'false',
        error: 'exit 1',
      },
    };
    const emitter = { resource: { 'service.name': 'claude-code' }, scope: 'com.anthropic.claude_code.events' };
    await sendLogs(parts.collector.otlp, [record, record, record], emitter);
    const loops = await pollUntil(
      'the loop',
      () => loopsOf('claude-code'),
      (found) => Object.keys(found).length > 0
    );
    assert.deepEqual(loops, { 'identical_failing Bash': 1 });
    const samples = samplesOf(await parts.collector.metrics());
    assert.ok(!samples.some(({ name }) => name.startsWith('agent_loop_calls')));
    const labels = new Set(
      samples.filter(({ name }) => name === 'agent_loops_total').flatMap(({ labels: own }) => Object.keys(own))
    );
    assert.deepEqual([...labels].sort(), ['agent', 'job', 'kind', 'tool']);
  });
});
