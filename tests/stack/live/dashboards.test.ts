import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DASHBOARDS } from '../../../dashboards/all';
import { queryId } from '../../../dashboards/description';
import { readTruth, sumTruth } from '../../../demo/agent/src/truth';
import { agentCommand } from '../../../demo/setup/agent.mjs';
import { runProcess } from '../../../demo/setup/processes.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { backfill } from '../../backfill';
import { pollUntil } from '../poll';
import { queryPrometheus } from './backends';
import { EXPECTATIONS, type Truth } from './dashboard-values';
import { NOT_IN_THE_DEMO, ruleInputs } from './rule-inputs';
import { history } from './slo-history';

/** Longer than the stack has run: everything lies within. */
const STEP_MINUTES = 15;

/** Of stack/prometheus/prometheus.yaml: the agents' metrics, and the five programs. */
const TARGETS = 6;

/** In place of the real rules, whose windows are longer than a test. */
const RULES = join(__dirname, 'slo-scenario');

/** As Grafana fills the queries in, with no filter set. */
function filledIn(expr: string): string {
  return expr
    .replaceAll('$__rate_interval_ms', String(STEP_MINUTES * 60_000))
    .replaceAll(/\$__(rate_interval|range)\b/g, `${STEP_MINUTES}m`)
    .replaceAll(/\$[a-z_]+/g, '.*');
}

const queries = DASHBOARDS.flatMap((dashboard) =>
  dashboard.rows.flatMap(({ panels }) =>
    panels.flatMap((panel) =>
      panel.queries.map((query) => ({ id: queryId(dashboard, panel, query), expr: filledIn(query.expr) }))
    )
  )
);

describe('every query of the dashboards, and of the rules', { timeout: 300_000 }, () => {
  let stack: Stack;
  let truth: Truth;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-dashboards-'));
    const dataDir = join(folder, 'data');
    await backfill(dataDir, history());
    stack = await startStack({ ports: await freePorts(), dataDir, rules: RULES });
    await stack.ready();
    const { prometheus, otlpHttp } = stack.urls;
    // What is there at a target's first scrape might be older than Prometheus.
    await pollUntil(
      'a scrape of every target',
      () => queryPrometheus(prometheus, 'count(sum_over_time(up[15m]) >= 1)'),
      ([targets]) => targets?.value === TARGETS
    );
    truth = await runAgent(otlpHttp, join(folder, 'truth.jsonl'));
    const calls = truth.sessions.reduce((all, { llmCalls }) => all + llmCalls, 0);
    await pollUntil(
      'all calls in Prometheus',
      () => queryPrometheus(prometheus, 'sum(agent_llm_duration_seconds_count)'),
      ([counted]) => counted?.value === calls
    );
    // The programs tell of themselves every 15 s.
    const { lines, sessions } = truth;
    for (const [metric, least] of [
      ['otelcol_receiver_accepted_spans', lines.length],
      ['otelcol_receiver_accepted_log_records', sessions.length],
      ['tempo_distributor_spans_received_total', lines.length],
      ['loki_distributor_lines_received_total', sessions.length],
    ] as const) {
      await pollUntil(
        `${metric} of ${least} or more`,
        () => queryPrometheus(prometheus, `sum(${metric})`),
        ([counted]) => (counted?.value ?? 0) >= least
      );
    }
  });

  after(async () => {
    await stack?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has an expectation, and no other has one', () => {
    assert.deepEqual(queries.map(({ id }) => id).sort(), Object.keys(EXPECTATIONS).sort());
  });

  for (const { id, expr } of queries) {
    it(`${id} gives what really happened`, async () => {
      const { check, needs } = EXPECTATIONS[id]!;
      const samples = await queryPrometheus(stack.urls.prometheus, expr);
      if (needs !== undefined && (await queryPrometheus(stack.urls.prometheus, needs)).length === 0) {
        assert.deepEqual(samples, [], `without ${needs} there is nothing to show`);
        return;
      }
      assert.equal(check(samples, truth), undefined, JSON.stringify(samples.slice(0, 5)));
    });
  }

  it('reads nothing in a rule that nobody emits', async () => {
    const missing: string[] = [];
    for (const name of ruleInputs()) {
      const [count] = await queryPrometheus(stack.urls.prometheus, `count(${name})`);
      if (count === undefined) {
        missing.push(name);
      }
    }
    assert.deepEqual(
      missing.filter((name) => NOT_IN_THE_DEMO[name] === undefined),
      []
    );
    const read = new Set(ruleInputs());
    assert.deepEqual(
      Object.keys(NOT_IN_THE_DEMO).filter((name) => !read.has(name)),
      [],
      'no rule reads these any more'
    );
  });
});

async function runAgent(endpoint: string, file: string): Promise<Truth> {
  const flags = ['--scenarios', 'all', '--long', '5', '--speed', 'max', '--truth', file, '--endpoint', endpoint];
  const { command, args, cwd } = agentCommand(flags);
  await runProcess(command, args, { cwd, failure: 'The demo agent did not do what its scenarios have.' });
  const lines = readTruth(file);
  return { lines, sessions: [...sumTruth(lines).values()], stepMinutes: STEP_MINUTES };
}
