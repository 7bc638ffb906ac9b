import type { Observation } from '../observation';
import type { Run, Session, ToolCall } from '../session';
import type { SessionName } from './entries';
import { Gathered } from './gathered';
import { allCalls, applyDecision, CallIndex } from './logs';
import { agentRun } from './runs';
import { totalsOf } from './totals';
import type { Node } from './tree';
import { byStart, runsOfTurns, type LooseWork } from './turns';

/** A session while its records are being collected. */
export class SessionDraft {
  private readonly entries: Node[] = [];
  private readonly logs: Observation[] = [];

  constructor(private readonly name: SessionName) {}

  addEntry(node: Node): void {
    this.entries.push(node);
  }

  addLog(observation: Observation): void {
    this.logs.push(observation);
  }

  /** Undefined where the records tell of no agent's work: an event alone makes no session. */
  finish(): Session | undefined {
    this.entries.sort((a, b) => byStart(a, b));
    this.logs.sort((a, b) => a.end - b.end || a.record.index - b.record.index);
    const gathered = new Gathered();
    const runs = this.runs(gathered);
    if (runs.length === 0) {
      return undefined;
    }
    const observations = [...this.entries.map((node) => node.observation), ...this.logs];
    const start = observations.reduce((earliest, { start }) => Math.min(earliest, start || Infinity), Infinity);
    const end = observations.reduce((latest, { end }) => Math.max(latest, end || 0), 0);
    return {
      id: this.name.id,
      key: this.name.key,
      ...gathered.facts,
      agent: runs.find((run) => run.agent !== undefined)?.agent ?? gathered.agent ?? gathered.service,
      traceIds: Array.from(new Set(observations.map(({ traceId }) => traceId).filter((traceId) => traceId !== ''))),
      runs,
      compactions: gathered.compactions,
      evaluations: gathered.evaluations,
      feedback: gathered.feedback,
      start: Number.isFinite(start) ? start : NaN,
      end: end || NaN,
      lastActivity: end || (Number.isFinite(start) ? start : 0),
      totals: totalsOf(runs),
    };
  }

  private runs(gathered: Gathered): Run[] {
    const prompts = this.logs.filter(({ kind }) => kind === 'prompt').map(({ end }) => end);
    const loose: LooseWork[] = [];
    const runs: Run[] = [];
    const subRuns: Run[] = [];
    for (const node of this.entries) {
      switch (node.observation.kind) {
        case 'agent':
          runs.push(agentRun(node, gathered.add));
          break;
        case 'subagent':
          subRuns.push(agentRun(node, gathered.add));
          break;
        default:
          loose.push({ observation: node.observation, node });
      }
    }
    runs.push(...runsOfTurns(loose, prompts, gathered.add));
    runs.sort((a, b) => a.start - b.start);
    subRuns.forEach((run) => hangUnderCaller(runs, run));
    runs.push(...runsOfTurns(this.logsWithoutSpans(runs, gathered), prompts, gathered.add));
    return runs.sort((a, b) => a.start - b.start);
  }

  /** Completes what spans tell by what logs tell, and returns the log records whose calls no span tells of. */
  private logsWithoutSpans(runs: readonly Run[], gathered: Gathered): LooseWork[] {
    const index = new CallIndex(runs);
    const loose: LooseWork[] = [];
    for (const log of this.logs) {
      gathered.add(log);
      const isCall = log.kind === 'llm' || log.kind === 'tool';
      if (isCall ? !index.merge(log) : log.kind === 'approval' && !applyDecision(index, log)) {
        loose.push({ observation: log });
      }
    }
    return loose;
  }
}

/** A sub-agent that was recorded apart hangs under the tool call that was open when it began, else under its run. */
function hangUnderCaller(runs: Run[], sub: Run): void {
  const parent = runs.filter((run) => run.start <= sub.start).at(-1);
  if (parent === undefined) {
    runs.push(sub);
    return;
  }
  let caller: ToolCall | undefined;
  for (const call of allCalls([parent])) {
    if (call.kind === 'tool' && call.start <= sub.start && sub.start <= call.end) {
      caller = call;
    }
  }
  (caller ?? parent).runs.push(sub);
}
