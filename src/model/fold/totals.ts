import type { Call, Run, Totals } from '../session';
import { addTokens } from '../tokens';
import { append } from '../append';
import { Distinct } from './distinct';

/**
 * Sums a session up from its calls alone: what parents repeat never counts.
 *
 * @param calls all calls of `runs`
 */
export function totalsOf(runs: readonly Run[], calls: readonly Call[] = callsOf(runs)): Totals {
  const totals: Totals = {
    runs: runs.length,
    subAgents: 0,
    steps: 0,
    llmCalls: 0,
    llmErrors: 0,
    toolCalls: 0,
    toolErrors: 0,
    tokens: {},
    models: [],
    providers: [],
    gateways: [],
    tools: [],
  };
  const models = new Distinct();
  const providers = new Distinct();
  const gateways = new Distinct();
  const tools = new Distinct();
  for (const call of calls) {
    if (call.kind === 'llm') {
      if (call.superseded !== true) {
        totals.llmCalls += 1;
        totals.llmErrors += call.outcome === 'error' ? 1 : 0;
      }
      addTokens(totals.tokens, call.tokens);
      models.add(call.responseModel ?? call.requestModel);
      providers.add(call.provider);
      gateways.add(call.gateway);
    } else {
      totals.toolCalls += 1;
      totals.toolErrors += call.outcome === 'error' || call.outcome === 'timeout' ? 1 : 0;
      tools.add(call.name);
    }
  }
  countRuns(runs, totals);
  totals.models = models.list().sort();
  totals.providers = providers.list().sort();
  totals.gateways = gateways.list().sort();
  totals.tools = tools.list().sort();
  return totals;
}

/** All calls of runs, sub-agents' included. */
export function callsOf(runs: readonly Run[]): Call[] {
  const calls: Call[] = [];
  collectCalls(runs, calls);
  return calls;
}

function collectCalls(runs: readonly Run[], into: Call[]): void {
  for (const run of runs) {
    for (const step of run.steps) {
      for (const call of step.calls) {
        into.push(call);
        if (call.kind === 'tool' && call.runs.length > 0) {
          collectCalls(call.runs, into);
        }
      }
    }
    collectCalls(run.runs, into);
  }
}

/** Runs with all sub-agents' below them. */
export function runsIn(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => [
    run,
    ...runsIn(run.runs),
    ...run.steps.flatMap(({ calls }) => calls.flatMap((call) => (call.kind === 'tool' ? runsIn(call.runs) : []))),
  ]);
}

/** Counts steps and sub-agents, which are not calls. */
function countRuns(runs: readonly Run[], totals: Totals): void {
  for (const run of runs) {
    totals.steps += run.steps.length;
    const started = run.runs.slice();
    for (const step of run.steps) {
      for (const call of step.calls) {
        if (call.kind === 'tool' && call.runs.length > 0) {
          append(started, call.runs);
        }
      }
    }
    totals.subAgents += started.length;
    countRuns(started, totals);
  }
}
