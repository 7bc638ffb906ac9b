import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { ensureProgram } from '../../stack/native/build.mjs';
import { writeRulesFile, type RulesFile } from '../generator/rules-file';
import { REAL_TIME } from '../generator/windows';
import { writeSelector } from '../generator/promql/write';
import { type TestSeries } from './series';

/** One test of promtool: series, and which alerts fire when. */
export interface RuleTest {
  name: string;
  series: readonly TestSeries[];
  expected: readonly ExpectedAlerts[];
}

export interface ExpectedAlerts {
  minute: number;
  alert: string;
  firing: ReadonlyArray<{ labels: Readonly<Record<string, string>>; annotations: Readonly<Record<string, string>> }>;
}

const run = promisify(execFile);

/** The target of the agents' metrics, scraped all the time; without it no rule knows a new series from an unseen one. */
const SCRAPED: Omit<TestSeries, 'values'> = { metric: 'up', labels: { job: 'agents', instance: 'collector' } };

/**
 * Runs tests on rules with promtool.
 *
 * @param everyMinutes how often targets are scraped and rules evaluated; days need no minutes
 * @throws {Error} with what promtool says, where one fails
 */
export async function runRuleTests(
  files: readonly RulesFile[],
  tests: readonly RuleTest[],
  everyMinutes = 1
): Promise<void> {
  await runPromtool(
    {
      rule_files: files.map(fileName),
      evaluation_interval: `${everyMinutes}m`,
      group_eval_order: inOrder(files.flatMap((file) => file.groups.map((group) => group.name))),
      tests: tests.map((test) => plainTest(test, everyMinutes)),
    },
    files
  );
}

/** What an expression must give at a moment of a test. */
export interface ExpressionTest {
  name: string;
  /** One sample every 15 seconds, which is how often targets are scraped. */
  series: readonly TestSeries[];
  expression: string;
  /** Seconds after the first sample. */
  at: number;
  expected: ReadonlyArray<{ labels: Readonly<Record<string, string>>; value: number }>;
}

/** @throws {Error} with what promtool says, where an expression gives something else */
export async function runExpressionTests(tests: readonly ExpressionTest[]): Promise<void> {
  await runPromtool({
    evaluation_interval: '15s',
    tests: tests.map(({ name, series, expression, at, expected }) => ({
      name,
      interval: '15s',
      input_series: series.map(writeSeries),
      promql_expr_test: [
        {
          expr: expression,
          eval_time: `${at}s`,
          exp_samples: expected.map(({ labels, value }) => ({ labels: selectorOf('', labels), value })),
        },
      ],
    })),
  });
}

async function runPromtool(document: object, files: readonly RulesFile[] = []): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-rules-'));
  try {
    await Promise.all(files.map((file) => writeFile(join(folder, fileName(file)), writeRulesFile(file, REAL_TIME))));
    await writeFile(join(folder, 'test.yaml'), stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }));
    const promtool = await ensureProgram('prometheus', { binary: 'promtool' });
    await run(promtool, ['test', 'rules', 'test.yaml'], { cwd: folder, maxBuffer: 64e6 }).catch((error) => {
      throw new Error(`promtool: ${error.stdout}\n${error.stderr}`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fileName({ name }: RulesFile): string {
  return `${name}.yaml`;
}

function writeSeries({ metric, labels, values }: TestSeries) {
  return { series: selectorOf(metric, labels), values: values.map((value) => value ?? '_').join(' ') };
}

function selectorOf(metric: string, labels: TestSeries['labels']): string {
  return writeSelector(
    metric,
    Object.entries(labels).map(([label, value]) => ({ label, operator: '=', value }))
  );
}

/** Counts before what adds them up, and all of it before alerts. */
function inOrder(groups: readonly string[]): string[] {
  const later = [/^slo-(tiers|budgets)$/, /-alerts(-slow)?$/];
  const rank = (name: string) => later.findIndex((pattern) => pattern.test(name)) + 1;
  return [...groups].sort((a, b) => rank(a) - rank(b));
}

function plainTest({ name, series, expected }: RuleTest, everyMinutes: number) {
  const minutes = Math.max(0, ...expected.map(({ minute }) => minute));
  const scraped = { ...SCRAPED, values: Array(minutes + 1).fill(1) };
  return {
    name,
    interval: `${everyMinutes}m`,
    input_series: [scraped, ...series.map(withTarget)].map(({ metric, labels, values }) =>
      writeSeries({ metric, labels, values: values.filter((_, minute) => minute % everyMinutes === 0) })
    ),
    alert_rule_test: expected.map(({ minute, alert, firing }) => ({
      eval_time: `${minute}m`,
      alertname: alert,
      exp_alerts: firing.map(({ labels, annotations }) => ({ exp_labels: labels, exp_annotations: annotations })),
    })),
  };
}

function withTarget(series: TestSeries): TestSeries {
  return series.metric === SCRAPED.metric ? series : { ...series, labels: { ...SCRAPED.labels, ...series.labels } };
}
