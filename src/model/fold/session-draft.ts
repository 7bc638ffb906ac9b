import type { Observation } from '../observation';
import type { Call, Run, Session, ToolCall } from '../session';
import type { SessionName } from './entries';
import { Gathered } from './gathered';
import { addLooseWork, hangInsideCallers, hangUnderCaller } from './loose';
import { applyDecision, CallIndex, withRequestStarts } from './logs';
import { agentRun, judgeByCalls } from './runs';
import { inOrder } from './in-order';
import type { RecordLedger } from './ledger';
import { settleDerived, toolsInMessages } from './tools-in-messages';
import { callsOf, totalsOf } from './totals';
import type { Node } from './tree';
import { byStart, runsOfTurns, type LooseWork } from './turns';

/** Where an agent's work begins in a trace. */
interface Entry {
  observation: Observation;
  /** An agent's own run, folded when it is met: nothing outside its span changes it. */
  agent?: { run: Run; gathered: Gathered };
  /** Work that no agent's span holds together; which run it belongs to is known only when all of it is there. */
  loose?: Node;
}

/** A session while its records are being collected. */
export class SessionDraft {
  private entries: Entry[] = [];
  private logs: Observation[] = [];
  /** Log records carry no id: one that says the same at the same time was delivered twice. */
  private readonly logsByContent = new Map<string, Observation>();
  /** Sessions of sub-agents that this one started. */
  private readonly children: SessionDraft[] = [];

  constructor(
    readonly name: SessionName,
    private readonly ledger: RecordLedger | undefined
  ) {}

  addEntry(node: Node): void {
    const { observation } = node;
    if (observation.kind === 'agent' || observation.kind === 'subagent') {
      const gathered = new Gathered(this.ledger);
      this.entries.push({ observation, agent: { run: agentRun(node, gathered), gathered } });
    } else {
      this.entries.push({ observation, loose: node });
    }
  }

  addLog(observation: Observation): void {
    const { name, end, traceId, parentSpanId, fields, rare, facts } = observation;
    const content = [end, name, traceId, parentSpanId, sorted({ ...facts, ...rare, ...fields })];
    this.logsByContent.set(JSON.stringify(content), observation);
  }

  addChild(child: SessionDraft): void {
    this.children.push(child);
  }

  /** Puts the log records into an order that does not depend on that of delivery. To be called when all are there. */
  orderLogs(): void {
    this.logs = Array.from(this.logsByContent)
      .sort(([left, a], [right, b]) => a.end - b.end || (left < right ? -1 : 1))
      .map(([, observation]) => observation);
    this.logs.push(...toolsInMessages(this.logs));
  }

  /** The session that started this one, where one of its records names it. */
  parentId(): string | undefined {
    return [...this.entries.map((entry) => entry.observation), ...this.logs].find(
      ({ rare }) => rare?.parentSessionId !== undefined
    )?.rare?.parentSessionId;
  }

  /** Sessions that calls of this one started. */
  *startedIds(): Generator<string> {
    for (const { rare } of this.logs) {
      if (rare?.startsSession !== undefined) {
        yield rare.startsSession;
      }
    }
  }

  /** Undefined where the records tell of no agent's work: an event alone makes no session. */
  finish(): Session | undefined {
    const gathered = new Gathered(this.ledger);
    const runs = this.runs(gathered);
    if (runs.length === 0) {
      return undefined;
    }
    const calls = settleDerived(runs, callsOf(runs));
    gathered.notes.ofCalls(calls);
    const observations = this.observations();
    const start = observations.reduce((earliest, { start }) => Math.min(earliest, start || Infinity), Infinity);
    const end = observations.reduce((latest, { end }) => Math.max(latest, end || 0), 0);
    const session: Session = {
      id: this.name.id,
      key: this.name.key,
      ...gathered.facts,
      name: gathered.title(),
      agent: agentOf(runs, gathered),
      service: gathered.service,
      traceIds: Array.from(new Set(observations.map(({ traceId }) => traceId).filter((traceId) => traceId !== ''))),
      runs,
      compactions: gathered.compactions,
      evaluations: gathered.evaluations,
      feedback: gathered.feedback,
      overrides: gathered.overrides,
      endedAt: gathered.endedAt,
      notes: gathered.notes.list(),
      start: Number.isFinite(start) ? start : NaN,
      end: end || NaN,
      lastActivity: end || (Number.isFinite(start) ? start : 0),
      totals: totalsOf(runs, calls),
    };
    gathered.same(session, gathered);
    return session;
  }

  private observations(): Observation[] {
    return [
      ...this.entries.map((entry) => entry.observation),
      ...this.logs,
      ...this.children.flatMap((child) => child.observations()),
    ];
  }

  private runs(gathered: Gathered): Run[] {
    this.entries = inOrder(this.entries, byStart);
    const prompts = this.logs.filter(({ kind }) => kind === 'prompt').map(({ end }) => end);
    const work: LooseWork[] = [];
    const runs: Run[] = [];
    const subRuns: Run[] = [];
    for (const { observation, agent, loose } of this.entries) {
      if (agent === undefined) {
        work.push({ observation, node: loose });
      } else {
        gathered.add(agent.gathered);
        (observation.kind === 'agent' ? runs : subRuns).push(agent.run);
      }
    }
    runs.push(...runsOfTurns(work, prompts, gathered));
    sortByStart(runs);
    subRuns.forEach((run) => hangUnderCaller(runs, run, gathered));
    hangInsideCallers(runs, gathered);
    this.addLogs(runs, prompts, gathered);
    sortByStart(runs);
    this.children.forEach((child) => this.addChildRuns(runs, child, gathered));
    gathered.notes.ofRuns(runs);
    return runs;
  }

  /** Completes what spans tell by what log records tell; calls that no span tells of are added. */
  private addLogs(runs: Run[], prompts: readonly number[], gathered: Gathered): void {
    this.logs.forEach((log) => gathered.meet(log));
    if (this.logs.length === 0) {
      return;
    }
    const spanCalls = new CallIndex(runs);
    const calls = withRequestStarts(this.logs).filter(({ kind }) => kind === 'llm' || kind === 'tool');
    const untold = calls
      .filter((log) => !isTold(spanCalls.merge(log), log, gathered))
      .map((observation) => ({ observation }));
    untold.forEach(({ observation }) => gathered.note('log_only', observation.name));
    runs.push(...runsOfTurns(addLooseWork(runs, untold, gathered), prompts, gathered));
    sortByStart(runs);
    // Last, since a decision speaks of a call that may itself be known from a log record alone.
    const allCallsNow = new CallIndex(runs);
    const undecided = this.logs
      .filter((log) => log.kind === 'approval' && !isTold(applyDecision(allCallsNow, log), log, gathered))
      .map((observation) => ({ observation }));
    runs.push(...runsOfTurns(addLooseWork(runs, undecided, gathered), prompts, gathered));
    // How a call ended may stand in its log record alone.
    runs.filter((run) => run.status === 'unknown').forEach(judgeByCalls);
  }

  /** A sub-agent's session is a run under the call that started it. */
  private addChildRuns(runs: Run[], child: SessionDraft, gathered: Gathered): void {
    const starters = new Map<string, ToolCall>();
    const index = new CallIndex(runs);
    for (const log of this.logs) {
      const started = log.rare?.startsSession;
      const tool = started === undefined ? undefined : index.toolOf(log);
      if (started !== undefined && tool !== undefined) {
        starters.set(started, tool);
      }
    }
    for (const run of child.runs(gathered)) {
      const starter = starters.get(child.name.id);
      if (starter !== undefined) {
        starter.runs.push(run);
      } else {
        hangUnderCaller(runs, run, gathered);
      }
    }
  }
}

/** Whether a log record told of a call that is known already. */
function isTold(call: Call | undefined, log: Observation, gathered: Gathered): boolean {
  if (call !== undefined) {
    gathered.told(call, log);
  }
  return call !== undefined;
}

/** What is known, by name: attributes may come in any order. */
function sorted(fields: object): unknown[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function sortByStart(runs: Run[]): void {
  runs.sort((a, b) => a.start - b.start);
}

/** The agent of the first run that has a name; a name that only its sub-agents bear is not the session's. */
function agentOf(runs: readonly Run[], { agent, service }: Gathered): string | undefined {
  const own = runs.find((run) => run.agent !== undefined)?.agent;
  if (own !== undefined || agent === undefined) {
    return own ?? service;
  }
  const isSubAgents = runs.some((run) => startedBy(run).some((sub) => sub.agent === agent));
  return isSubAgents ? service : agent;
}

/** The sub-agents that a run's calls, or itself, started. */
function startedBy({ runs, steps }: Run): Run[] {
  return [...runs, ...steps.flatMap(({ calls }) => calls.flatMap((call) => (call.kind === 'tool' ? call.runs : [])))];
}
