/**
 * npm run bench:rules: what evaluating the objectives costs at ten times the promised size, against rules generated the
 * usual way. CPU seconds of Prometheus for one evaluation of every rule, and series written, as ratios. One call in ten
 * fails or is slow, of every model and tool: so many alerts wait or fire that their states are told apart from what is recorded.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { isWaiting } from '../../../alert-rules/generator/check-rules';
import { definitionFiles } from '../../../alert-rules/generator/files';
import { sloFiles } from '../../../alert-rules/generator/generate';
import { readDefinitions } from '../../../alert-rules/generator/read/definitions';
import { writeRulesFile, type RulesFile } from '../../../alert-rules/generator/rules-file';
import { REAL_TIME } from '../../../alert-rules/generator/windows';
import { metricOf } from '../../../alert-rules/contract/metrics';
import { BUDGET_STEP, countName, STEP } from '../../../src/queries/slo-series';
import { ensureProgram } from '../../../stack/native/build.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { startStack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../../stack/poll';
import { spreadOf, table } from '../figures';
import { GROWTH, TIMES, writeSeries, type RecordedBefore } from './series';
import { instancesOf, usualRules } from './usual';

/** `npm run bench:rules -- 3` for three rounds. */
const ROUNDS = Number(process.argv[2] ?? 1);
/** The same for all groups, so that every rule is evaluated as often as every other. */
const INTERVAL_S = 30;
const MEASURED_MS = 60_000;
/** Between the beginning of the work and the last sample of a counter: Prometheus starts then, whatever the machine. */
const LEAD_S = 90;
/** Two evaluations, the measurement, and a start: longer after the last sample, a window of five minutes has no growth. */
const FRESH_S = 180;
const TARGET = 1 / 3;

interface Cost {
  /** CPU seconds of one evaluation of all rules. */
  seconds: number;
  /** Series that rules record with it. */
  recorded: number;
  /** Series of the states of alerts that wait or fire: two of each. */
  alerts: number;
  /** Series that it writes: both. */
  series: number;
}

const run = promisify(execFile);
const { definitions } = readDefinitions(definitionFiles(join(repositoryRoot, 'alert-rules')));
const emitted = definitions.slos.filter(({ total }) => metricOf(total.metric)?.from === 'collector');
const variants = {
  none: [],
  ours: sloFiles({ ...definitions, slos: emitted }, REAL_TIME).filter((file) => !isWaiting(file)),
  usual: [usualRules(emitted)],
};

const ratios: Cost[] = [];
let last: Record<keyof typeof variants, Cost> | undefined;
for (let round = 0; round < ROUNDS; round += 1) {
  last = { none: await costOf(variants.none), ours: await costOf(variants.ours), usual: await costOf(variants.usual) };
  const { none, ours, usual } = last;
  ratios.push({
    // What Prometheus uses without any rule is nobody's.
    seconds: (ours.seconds - none.seconds) / (usual.seconds - none.seconds),
    recorded: ours.recorded / usual.recorded,
    alerts: ours.alerts / usual.alerts,
    series: ours.series / usual.series,
  });
}
const of = (key: keyof Cost) => {
  const { min, median, max } = spreadOf(ratios.map((ratio) => ratio[key]));
  const target = key === 'alerts' ? '' : `; target ${TARGET.toFixed(2)}`;
  return `${median.toFixed(3)} (${min.toFixed(3)} to ${max.toFixed(3)})${target}`;
};
const both = (key: keyof Cost, digits = 0) =>
  [last!.ours, last!.usual]
    .map((cost) => cost[key].toLocaleString('en', { maximumFractionDigits: digits }))
    .join(' and ');
const count = (files: readonly RulesFile[]) =>
  files.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules)).length.toLocaleString('en');
console.log(
  table(`Rules of objectives at ${TIMES} times the promised size`, [
    { what: 'rules, ours and usual', value: `${count(variants.ours)} and ${count(variants.usual)}` },
    { what: 'series recorded by an evaluation, ours and usual', value: both('recorded'), ratio: of('recorded') },
    { what: 'series of alerts that wait or fire, ours and usual', value: both('alerts'), ratio: of('alerts') },
    { what: 'series written, ours and usual', value: both('series'), ratio: of('series') },
    {
      what: 'CPU seconds of an evaluation, ours and usual',
      value: `${(last!.ours.seconds - last!.none.seconds).toFixed(2)} and ${(last!.usual.seconds - last!.none.seconds).toFixed(2)}`,
      ratio: of('seconds'),
    },
  ])
);

async function costOf(files: readonly RulesFile[]): Promise<Cost> {
  const dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-bench-rules-'));
  const rules = join(dataDir, 'rules');
  await mkdir(rules);
  await mkdir(join(dataDir, 'prometheus'));
  for (const file of files) {
    const text = writeRulesFile(file, REAL_TIME).replace(/interval: \w+/g, `interval: ${INTERVAL_S}s`);
    await writeFile(join(rules, `${file.name}.yaml`), text);
  }
  const end = await backfill(dataDir);
  const late = Date.now() / 1000 - end;
  if (late > 0) {
    throw new Error(
      `The samples took ${late.toFixed(0)} s longer than the ${LEAD_S} s that are given: the machine is too busy for figures.`
    );
  }
  await sleep(-1000 * late);
  const stack = await startStack({ ports: await freePorts(), dataDir, rules, names: ['prometheus'] });
  try {
    await stack.ready();
    const cost = await measure(stack.urls.prometheus, files.flatMap(({ groups }) => groups).length);
    const age = Date.now() / 1000 - end;
    if (age > FRESH_S) {
      throw new Error(
        `The last samples were ${age.toFixed(0)} s old, more than ${FRESH_S}: the machine is too busy for figures.`
      );
    }
    return cost;
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @returns the time of the last sample, in seconds since 1970: somewhat in the future */
async function backfill(dataDir: string): Promise<number> {
  const file = join(dataDir, 'series.txt');
  const end = Math.ceil(Date.now() / 1000) + LEAD_S;
  const series = await writeSeries(file, end, recordedBefore());
  console.error(`${series.toLocaleString('en')} series`);
  const promtool = await ensureProgram('prometheus', { binary: 'promtool' });
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', file, join(dataDir, 'prometheus')], {
    maxBuffer: 1 << 26,
  });
  await rm(file);
  return end;
}

/** Steps of five minutes and of an hour, from which longer windows and budgets are added up. */
function recordedBefore(): RecordedBefore[] {
  return [STEP, BUDGET_STEP].flatMap((step) =>
    (['total', 'bad'] as const).map((side) => ({
      name: countName(side, step),
      step,
      growth: GROWTH[side],
      members: emitted.flatMap((slo) => instancesOf(slo).map((labels) => ({ slo: slo.name, ...labels }))),
    }))
  );
}

async function measure(url: string, groups: number): Promise<Cost> {
  const values = async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const sumOf = (name: string) =>
      [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'))].reduce(
        (sum, [, value]) => sum + Number(value),
        0
      );
    return {
      cpu: sumOf('process_cpu_seconds_total'),
      iterations: sumOf('prometheus_rule_group_iterations_total'),
      samples: sumOf('prometheus_rule_group_last_evaluation_samples'),
    };
  };
  // The second evaluation is the first that finds what others have recorded.
  await pollUntil('two evaluations of every group', values, ({ iterations }) => iterations >= 2 * groups, 300);
  const before = await values();
  await sleep(MEASURED_MS);
  const after = await values();
  const alerts = await alertSeries(url);
  const rounds = groups === 0 ? MEASURED_MS / 1000 / INTERVAL_S : (after.iterations - before.iterations) / groups;
  return {
    seconds: (after.cpu - before.cpu) / rounds,
    recorded: after.samples - alerts,
    alerts,
    series: after.samples,
  };
}

async function alertSeries(url: string): Promise<number> {
  const query = 'count({__name__=~"ALERTS|ALERTS_FOR_STATE"})';
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query }).toString()}`);
  const { data } = (await response.json()) as { data: { result: Array<{ value: [number, string] }> } };
  return Number(data.result[0]?.value[1] ?? 0);
}
