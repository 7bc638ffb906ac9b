import type { SessionTruth } from '../../../demo/agent/src/truth';
import type { ModelLine, TruthLine } from '../../../demo/agent/src/truth-log';
import type { Sample } from './backends';

/** What a query must give for what really happened: a sentence about what is wrong, or undefined. */
export type Check = (samples: readonly Sample[], truth: Truth) => string | undefined;

/** What the demo agent really did, counted by the model server and the tools. */
export interface Truth {
  sessions: readonly SessionTruth[];
  lines: readonly TruthLine[];
  /** Minutes that a graph's step is filled in with. */
  stepMinutes: number;
}

interface Expectation {
  check: Check;
  /** The metric that the query reads, where not every collector's configuration makes it: without it nothing is shown. */
  needs?: string;
}

const AGENT = 'demo-agent';
/** The address that the demo agent says it calls (demo/agent/src/agent/gateway.ts). */
const GATEWAY = 'gateway.example.com';
const TOOL_DURATION = 'agent_tool_duration_seconds_count';

/** For every query of every dashboard, by its `queryId`, what it must give. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  'flightrecorder-llm › Calls › calls': { check: figure((truth) => callsOf(truth).length) },
  'flightrecorder-llm › Failed › failed': {
    check: figure((truth) => callsOf(truth).filter(failed).length / callsOf(truth).length),
  },
  'flightrecorder-llm › Nine of ten within › p90': { check: allWithin(0.001, 30) },
  'flightrecorder-llm › Tokens › tokens': { check: figure((truth) => sum(Object.values(tokensOf(truth)))) },
  'flightrecorder-llm › From the cache › cached': {
    check: figure((truth) => {
      const { input, cache_read: read, cache_write: write } = tokensOf(truth);
      return read! / (input! + read! + write!);
    }),
  },
  'flightrecorder-llm › Cost › cost': { check: figure((truth) => outputOf(truth, 'gpt-5.2') * 1e-5) },
  'flightrecorder-llm › Share of failed calls › {{model}} via {{gateway}}': { check: byModel(failedShare) },
  'flightrecorder-llm › Failed calls by class › {{error_class}}': {
    check: total(({ stepMinutes, ...truth }) => callsOf(truth).filter(failed).length / stepMinutes),
    needs: 'agent_llm_errors_by_class_total',
  },
  'flightrecorder-llm › Models › calls': { check: byModel((calls) => calls.length) },
  'flightrecorder-llm › Models › failed': { check: byModel((calls) => calls.filter(failed).length) },
  'flightrecorder-llm › Models › share failed': { check: byModel(failedShare) },
  'flightrecorder-llm › Models › p50': { check: allWithin(0.001, 30) },
  'flightrecorder-llm › Models › p90': { check: allWithin(0.001, 30) },
  'flightrecorder-llm › Models › tokens': {
    check: byModel((calls) => sum(calls.map(({ usage }) => usage?.total_tokens ?? 0))),
  },
  'flightrecorder-llm › Half and nine of ten answered within › p50 {{model}}': { check: allWithin(0.001, 30) },
  'flightrecorder-llm › Half and nine of ten answered within › p90 {{model}}': { check: allWithin(0.001, 30) },
  'flightrecorder-llm › Durations › {{le}}': { check: largest((truth) => callsOf(truth).length) },
  'flightrecorder-llm › Slower than 30 s › {{model}} via {{gateway}}': { check: byModel(() => 0) },
  'flightrecorder-llm › First token of nine in ten within › {{model}}': {
    check: allWithin(0.0001, 30),
    needs: 'agent_llm_first_token_seconds_count',
  },
  'flightrecorder-llm › Tokens by type › {{token_type}}': {
    check: by(['token_type'], (truth) =>
      Object.fromEntries(Object.entries(tokensOf(truth)).map(([type, count]) => [type, count / truth.stepMinutes]))
    ),
  },
  'flightrecorder-llm › Cost an hour › {{model}}': {
    check: by(['model'], (truth) => ({ 'gpt-5.2': (outputOf(truth, 'gpt-5.2') * 1e-5 * 60) / truth.stepMinutes })),
  },
  'flightrecorder-llm › Share of failed calls, by the tool whose result they were given › after {{after_tool}}': {
    check: allWithin(0, 1),
    needs: 'agent_session_llm_calls_total',
  },

  'flightrecorder-tools › Calls › calls': { check: figure((truth) => sum(toolsOf(truth).map(({ calls }) => calls))) },
  'flightrecorder-tools › Failed › failed': {
    check: figure(
      (truth) => sum(toolsOf(truth).map((tool) => tool.failed)) / sum(toolsOf(truth).map(({ calls }) => calls))
    ),
  },
  'flightrecorder-tools › Nine of ten done within › p90': { check: allWithin(0, 30), needs: TOOL_DURATION },
  'flightrecorder-tools › Requests for approval refused › refused': { check: nothing, needs: 'agent_approvals_total' },
  'flightrecorder-tools › Share of failed calls › {{tool}}': { check: byTool(({ calls, failed: bad }) => bad / calls) },
  'flightrecorder-tools › Calls by tool › {{tool}}': {
    check: byTool(({ calls }, { stepMinutes }) => calls / stepMinutes),
  },
  'flightrecorder-tools › Tools and agents › calls': { check: byTool(({ calls }) => calls, AGENT) },
  'flightrecorder-tools › Tools and agents › failed': { check: byTool((tool) => tool.failed, AGENT) },
  'flightrecorder-tools › Tools and agents › share failed': {
    check: byTool(({ calls, failed: bad }) => bad / calls, AGENT),
  },
  'flightrecorder-tools › Half and nine of ten done within › p50 {{tool}}': {
    check: allWithin(0, 30),
    needs: TOOL_DURATION,
  },
  'flightrecorder-tools › Half and nine of ten done within › p90 {{tool}}': {
    check: allWithin(0, 30),
    needs: TOOL_DURATION,
  },
  'flightrecorder-tools › Durations › {{le}}': {
    check: largest((truth) => sum(toolsOf(truth).map(({ calls }) => calls))),
    needs: TOOL_DURATION,
  },
  'flightrecorder-tools › Answers to requests for approval › {{decision}}': { check: nothing },
  'flightrecorder-tools › Nine of ten answered within › {{tool}}': { check: nothing },

  // Of slo-scenario/scenario.yaml.
  'flightrecorder-slo › Firing › firing': { check: figure(() => 1) },
  'flightrecorder-slo › What fires › alerts': {
    check: by(['alertname', 'severity', 'slo', 'tier', 'gateway', 'model'], () => ({
      'LLMErrorBudgetBurnFast critical llm-errors page g failing': 1,
    })),
  },
  'flightrecorder-slo › Budget left › {{slo}}': { check: bySlo({ 'llm-errors': 0.25, 'tool-errors': -0.5 }) },
  'flightrecorder-slo › Budget left, over time › {{slo}}': {
    check: bySlo({ 'llm-errors': 0.25, 'tool-errors': -0.5 }),
  },
  'flightrecorder-slo › How fast the budget burns › 5m': { check: bySlo({ 'llm-errors': 1 }) },
  'flightrecorder-slo › How fast the budget burns › 1h': { check: bySlo({ 'llm-errors': 10, 'tool-errors': 4 }) },
  'flightrecorder-slo › How fast the budget burns › 6h': { check: bySlo({ 'llm-errors': 1 }) },
  'flightrecorder-slo › How fast the budget burns › 1d': { check: bySlo({ 'llm-errors': 3 }) },
  'flightrecorder-slo › Burn of an hour › {{slo}}': { check: bySlo({ 'llm-errors': 10, 'tool-errors': 4 }) },
  'flightrecorder-slo › Failures of a day › failed': {
    check: by(['slo', 'model'], () => ({ 'llm-errors failing': 864, 'llm-errors good': 0 })),
  },
  'flightrecorder-slo › Failures of a day › all': {
    check: by(['slo', 'model'], () => ({ 'llm-errors failing': 28_800, 'llm-errors good': 72_000 })),
  },
  'flightrecorder-slo › Failures of a day › share failed': {
    check: by(['slo', 'model'], () => ({ 'llm-errors failing': 0.03, 'llm-errors good': 0 })),
  },
  'flightrecorder-slo › Tiers › tiers': {
    check: by(['gateway', 'model', 'tool', 'tier'], () => ({ 'g failing  page': 1, '  search ticket': 1 })),
  },

  'flightrecorder-pipeline › Programs › {{job}}': {
    check: by(['job'], () =>
      Object.fromEntries(['agents', 'alertmanager', 'collector', 'loki', 'prometheus', 'tempo'].map((job) => [job, 1]))
    ),
  },
  'flightrecorder-pipeline › Lost › lost': { check: figure(() => 0) },
  'flightrecorder-pipeline › Rules and notifications that failed › failed': { check: figure(() => 0) },
  'flightrecorder-pipeline › Taken in › spans/s': { check: atLeast((truth) => truth.lines.length, 60) },
  'flightrecorder-pipeline › Taken in › log records/s': { check: atLeast((truth) => truth.sessions.length, 60) },
  ...Object.fromEntries(
    ['refused by the collector', 'not taken by a store', 'counts lost', 'discarded by Tempo', 'discarded by Loki'].map(
      (name) => [`flightrecorder-pipeline › Refused and dropped › ${name}`, { check: figure(() => 0) }]
    )
  ),
  'flightrecorder-pipeline › Queue to the stores › {{exporter}}': { check: allWithin(0, 0.1) },
  'flightrecorder-pipeline › Stored › Tempo': { check: atLeast((truth) => truth.lines.length, 60) },
  'flightrecorder-pipeline › Stored › Loki, lines': { check: atLeast((truth) => truth.sessions.length, 60) },
  'flightrecorder-pipeline › Stored › Loki, attributes': { check: atLeast((truth) => truth.sessions.length, 60) },
  'flightrecorder-pipeline › Series › all': { check: allWithin(100, 100_000) },
  'flightrecorder-pipeline › Series › of agents': { check: allWithin(10, 2000) },
  'flightrecorder-pipeline › Rules › {{group}}': { check: allWithin(0, 10) },
  'flightrecorder-pipeline › Memory › {{job}}': { check: allWithin(1e6, 4e9) },
  'flightrecorder-pipeline › CPU › {{job}}': { check: allWithin(0, 64) },
  'flightrecorder-pipeline › Messages about alerts › {{integration}}': { check: allWithinOrNothing(0, 1000) },
};

/** One value, without labels. */
function figure(wanted: (truth: Truth) => number): Check {
  return (samples, truth) =>
    samples.length === 1
      ? differs('the figure', samples[0]!.value, wanted(truth))
      : `${samples.length} series in place of one`;
}

function bySlo(wanted: Record<string, number>): Check {
  return by(['slo'], () => wanted);
}

/** A value for each combination of labels, which are joined by a space. */
function by(labels: readonly string[], wanted: (truth: Truth) => Record<string, number>): Check {
  return (samples, truth) => {
    const values = new Map(
      samples.map((sample) => [labels.map((label) => sample.labels[label] ?? '').join(' '), sample.value])
    );
    const expected = Object.entries(wanted(truth));
    if (values.size !== expected.length) {
      return `there is ${[...values.keys()].join(', ')}, and not ${expected.map(([name]) => name).join(', ')}`;
    }
    return firstOf(expected.map(([name, value]) => differs(name, values.get(name), value)));
  };
}

function byModel(valueOf: (calls: readonly ModelLine[]) => number): Check {
  return by(['model', 'gateway'], (truth) => {
    const models = new Set(callsOf(truth).map(({ model }) => model));
    return Object.fromEntries(
      [...models].map((name) => [`${name} ${GATEWAY}`, valueOf(callsOf(truth).filter(({ model }) => model === name))])
    );
  });
}

/** @param agent where the agent is a label as well */
function byTool(valueOf: (tool: ToolSums, truth: Truth) => number, agent?: string): Check {
  return by(agent === undefined ? ['tool'] : ['tool', 'agent'], (truth) =>
    Object.fromEntries(
      toolsOf(truth).map((tool) => [agent === undefined ? tool.name : `${tool.name} ${agent}`, valueOf(tool, truth)])
    )
  );
}

/** All series together. */
function total(wanted: (truth: Truth) => number): Check {
  return (samples, truth) => differs('the sum', sum(samples.map(({ value }) => value)), wanted(truth));
}

/** The largest series: of a histogram the bucket that holds everything. */
function largest(wanted: (truth: Truth) => number): Check {
  return (samples, truth) => differs('the largest', Math.max(...samples.map(({ value }) => value)), wanted(truth));
}

/** For what depends on the machine. */
function allWithin(least: number, most: number): Check {
  return (samples, truth) =>
    samples.length === 0 ? 'nothing at all' : allWithinOrNothing(least, most)(samples, truth);
}

function allWithinOrNothing(least: number, most: number): Check {
  return (samples) => {
    const outside = samples.find(({ value }) => !(value >= least && value <= most));
    return outside && `${JSON.stringify(outside.labels)} is ${outside.value}, not between ${least} and ${most}`;
  };
}

/** For a rate, as an amount. @param secondsOfMinute 60 where the rate is per second */
function atLeast(least: (truth: Truth) => number, secondsOfMinute: number): Check {
  return ([sample, ...others], truth) => {
    const grown = (sample?.value ?? 0) * truth.stepMinutes * secondsOfMinute;
    return others.length === 0 && grown >= least(truth)
      ? undefined
      : `it grew by ${grown}, not by ${least(truth)} or more`;
  };
}

function nothing(samples: readonly Sample[]): string | undefined {
  return samples.length === 0 ? undefined : `${samples.length} series, although nothing of the kind happened`;
}

function differs(what: string, found: number | undefined, wanted: number): string | undefined {
  const equal = found !== undefined && Math.abs(found - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
  return equal ? undefined : `${what} is ${found}, and should be ${wanted}`;
}

function firstOf(problems: ReadonlyArray<string | undefined>): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

/** Calls of models as their authors count them: of a request and its retries the last answer. */
function callsOf({ lines }: Pick<Truth, 'lines'>): ModelLine[] {
  const last = new Map<string, ModelLine>();
  for (const line of lines) {
    if (line.kind === 'model') {
      last.set([line.session, line.run, line.agent, line.turn].join(' '), line);
    }
  }
  return [...last.values()];
}

function failed({ outcome }: ModelLine): boolean {
  return outcome !== 'answered';
}

function failedShare(calls: readonly ModelLine[]): number {
  return calls.filter(failed).length / calls.length;
}

interface ToolSums {
  name: string;
  calls: number;
  failed: number;
}

function toolsOf({ sessions }: Truth): ToolSums[] {
  const tools = new Map<string, ToolSums>();
  for (const [name, { calls, failed: bad }] of sessions.flatMap(({ toolCalls }) => Object.entries(toolCalls))) {
    const known = tools.get(name) ?? { name, calls: 0, failed: 0 };
    tools.set(name, { name, calls: known.calls + calls, failed: known.failed + bad });
  }
  return [...tools.values()];
}

/** Output without reasoning, as the metric counts it. */
function outputOf(truth: Truth, name: string): number {
  const usages = callsOf(truth).flatMap(({ model, usage }) => (model === name && usage !== null ? [usage] : []));
  return sum(usages.map((usage) => usage.completion_tokens - usage.completion_tokens_details.reasoning_tokens));
}

/** By the types of the metric. */
function tokensOf({ sessions }: Truth): Record<string, number> {
  const of = (bucket: keyof SessionTruth['tokens']) => sum(sessions.map(({ tokens }) => tokens[bucket]));
  return {
    input: of('input'),
    cache_read: of('cacheRead'),
    cache_write: of('cacheWrite'),
    output: of('output'),
    reasoning: of('reasoning'),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
