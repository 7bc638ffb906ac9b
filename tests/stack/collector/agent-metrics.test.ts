import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { pollUntil } from '../poll';
import { startCollector, type TestCollector } from './collector';
import { samplesOf } from './counters';
import { keyValues, type Attributes } from './send';

interface SentSum {
  service: string;
  instance: string;
  name: string;
  temporality: 'delta' | 'cumulative';
  attributes: Attributes;
  /** Seconds since the process began. */
  at: number;
  value: number;
}

const TEMPORALITY = { delta: 1, cumulative: 2 } as const;
const BEGIN = BigInt(Date.now() - 60_000) * 1_000_000n;

async function sendSum(otlp: string, sum: SentSum): Promise<void> {
  const { service, instance, name, temporality, attributes, at, value } = sum;
  const body = {
    resourceMetrics: [
      {
        resource: { attributes: keyValues({ 'service.name': service, 'service.instance.id': instance }) },
        scopeMetrics: [
          {
            metrics: [
              {
                name,
                sum: {
                  aggregationTemporality: TEMPORALITY[temporality],
                  isMonotonic: true,
                  dataPoints: [
                    {
                      attributes: keyValues(attributes),
                      startTimeUnixNano: String(BEGIN),
                      timeUnixNano: String(BEGIN + BigInt(at) * 1_000_000_000n),
                      asInt: String(value),
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
  };
  const response = await fetch(`${otlp}/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
}

describe('agents’ own metrics', { timeout: 120_000 }, () => {
  let folder: string;
  const collectors: TestCollector[] = [];

  const start = async (more: string[]) => {
    const collector = await startCollector({
      folder: join(folder, String(collectors.length)),
      sinkUrl: 'http://127.0.0.1:9',
      more: more.map((file) => join(repositoryRoot, 'collector', file)),
    });
    collectors.push(collector);
    return collector;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-agent-metrics-'));
  });

  after(async () => {
    await Promise.all(collectors.map((collector) => collector.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const tokens = (session: string): Omit<SentSum, 'temporality' | 'instance' | 'at' | 'value'> => ({
    service: 'claude-code',
    name: 'claude_code.token.usage',
    attributes: {
      'session.id': session,
      'user.email': 'jane.doe@example.com',
      'organization.id': 'organisation-1',
      model: 'model-a',
      type: 'input',
    },
  });

  it('are dropped unless asked for', async () => {
    const collector = await start([]);
    await sendSum(collector.otlp, { ...tokens('s'), temporality: 'delta', instance: 'a', at: 1, value: 5 });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.ok(!(await collector.metrics()).includes('claude_code'));
  });

  it('are summed over processes, as a job of their own, without ids', async () => {
    const collector = await start(['agent-metrics.yaml']);
    const send = (sum: SentSum) => sendSum(collector.otlp, sum);
    // Deltas of two processes whose times overlap, sent at once.
    await Promise.all(
      ['a', 'b'].flatMap((instance) =>
        [1, 2, 3].map((at) => send({ ...tokens(`session-${instance}`), temporality: 'delta', instance, at, value: 10 }))
      )
    );
    // Two processes that count up for themselves, and did so before the collector began: what they had by then is not its.
    for (const [instance, values] of [
      ['c', [100, 150]],
      ['d', [7, 9]],
    ] as const) {
      for (const [index, value] of values.entries()) {
        const sum = { ...tokens(`session-${instance}`), name: 'qwen.tokens', service: 'qwen' };
        await send({ ...sum, temporality: 'cumulative', instance, at: 10 + index, value });
      }
    }
    await send({
      ...tokens('x'),
      name: 'agent_llm_calls',
      temporality: 'delta',
      instance: 'x',
      at: 1,
      value: 1_000_000,
    });

    const found = async () =>
      samplesOf(await collector.metrics()).filter(({ name }) => /claude_code|qwen|agent_llm_calls/.test(name));
    const samples = await pollUntil(
      'the sums',
      found,
      (all) => all.length >= 2 && all.every(({ name, value }) => value === (name.startsWith('claude') ? 60 : 50 + 2))
    );
    assert.deepEqual(
      samples.map(({ name, labels }) => [name, labels]),
      [
        [
          'claude_code_token_usage_total',
          { job: 'agent-metrics', model: 'model-a', service: 'claude-code', type: 'input' },
        ],
        ['qwen_tokens_total', { job: 'agent-metrics', model: 'model-a', service: 'qwen', type: 'input' }],
      ]
    );
    const refused = samplesOf(await collector.telemetry()).filter(
      ({ name, labels }) => name.startsWith('otelcol_deltatocumulative_datapoints') && labels.error !== undefined
    );
    assert.deepEqual(refused, []);
  });
});
