import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

import { LIVE, SIZE } from '../../../alert-rules/contract/series';
import { METRICS } from '../../../alert-rules/contract/metrics';

/** Times the size that the metric contract promises for. */
export const TIMES = 10;

export const PAIRS = Array.from({ length: TIMES * SIZE.pairs }, (_, index) => ({
  provider: `provider-${index % 4}`,
  model: `model-${index}`,
  gateway: `gateway-${index % 8}`,
}));
export const TOOLS = Array.from({ length: TIMES * SIZE.tools }, (_, index) => `tool-${index}`);
const AGENTS = Array.from({ length: TIMES * SIZE.agents }, (_, index) => `agent-${index}`);
const SOURCES = Array.from({ length: SIZE.sources }, (_, index) => `source-${index}`);

/** A little more than the longest window that is counted from the agents' own series. */
const MINUTES = 70;
const STEP_S = 120;

/** Of each counter from one sample to the next: one call in ten fails or is slow, whatever tells of it. */
export const GROWTH = { total: 10, bad: 1 } as const;

export type Labels = Record<string, string>;

/** What rules have recorded before: calls and failures by objective. */
export interface RecordedBefore {
  name: string;
  members: Labels[];
  /** Of each sample over the one before. */
  growth: number;
  /** Seconds between two samples, which lie at whole multiples of it. */
  step: number;
}

/**
 * Writes the counters that objectives read, each growing from one sample to the next, up to a time.
 *
 * @param end seconds since 1970
 * @param recorded written as well, so that rules which add up recordings have as much history as those that read counters
 * @returns the number of counters
 */
export async function writeSeries(file: string, end: number, recorded: readonly RecordedBefore[]): Promise<number> {
  const out = createWriteStream(file);
  const times = Array.from({ length: (60 * MINUTES) / STEP_S }, (_, index, all = (60 * MINUTES) / STEP_S) => {
    return end - (all - 1 - index) * STEP_S;
  });
  let series = 0;
  const family = async (name: string, members: Iterable<Labels>, growth: number, at = times) => {
    out.write(`# TYPE ${name} unknown\n`);
    for (const labels of members) {
      series += 1;
      // What a rule records has no target.
      const own = Object.entries(name.includes(':') ? labels : { job: 'agents', instance: 'collector', ...labels })
        .map(([label, value]) => `${label}="${value}"`)
        .join(',');
      const lines = at.map((time, index) => `${name}{${own}} ${name === 'up' ? 1 : growth * index} ${time}`);
      if (!out.write(`${lines.join('\n')}\n`)) {
        await once(out, 'drain');
      }
    }
  };
  await family('up', [{}], 1);
  for (const [name, growth] of [
    ['agent_llm_calls_total', GROWTH.total],
    ['agent_llm_errors_total', GROWTH.bad],
    ['agent_llm_excluded_total', 0],
  ] as const) {
    await family(name, callers(), growth);
  }
  await family('agent_tool_calls_total', toolCallers(), GROWTH.total);
  await family('agent_tool_errors_total', toolCallers(), GROWTH.bad);
  await histogram(
    'agent_llm_duration_seconds',
    PAIRS.flatMap((pair) => SOURCES.map((source) => ({ source, ...pair })))
  );
  await histogram(
    'agent_tool_duration_seconds',
    TOOLS.map((tool) => ({ tool }))
  );
  const counters = series;
  for (const { name, members, growth, step } of recorded) {
    const steps = times.map((time) => Math.floor(time / step) * step).filter((time) => time >= times[0]!);
    await family(name, members, growth, [...new Set(steps)]);
  }
  out.end('# EOF\n');
  await finished(out);
  return counters;

  async function histogram(name: string, members: Labels[]): Promise<void> {
    const bounds = [...METRICS.find((metric) => metric.name === name)!.bounds!.map(String), '+Inf'];
    await family(
      `${name}_bucket`,
      members.flatMap((labels) => bounds.map((le) => ({ ...labels, le }))),
      GROWTH.total - GROWTH.bad
    );
    await family(`${name}_count`, members, GROWTH.total);
  }
}

/** Each agent has a few sources, pairs and tools, as the contract counts them. */
function callers(): Labels[] {
  return AGENTS.flatMap((agent, at) =>
    SOURCES.slice(0, LIVE.sourcesOfAgent).flatMap((source) =>
      some(PAIRS, at, LIVE.pairsOfAgent).map((pair) => ({ agent, source, ...pair }))
    )
  );
}

function toolCallers(): Labels[] {
  return AGENTS.flatMap((agent, at) =>
    SOURCES.slice(0, LIVE.sourcesOfAgent).flatMap((source) =>
      some(TOOLS, at, LIVE.toolsOfAgent).map((tool) => ({ agent, source, tool }))
    )
  );
}

function some<T>(items: readonly T[], at: number, count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[(at * count + index) % items.length]!);
}
