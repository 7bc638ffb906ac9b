import type { Observation } from '../observation';
import type { Call, Family, NoteCode, Run, Session, ToolCall } from '../session';
import { answerOf, answersBelow, type Answer } from './answers';
import { TRACE_ID_KEY, type SessionName } from './entries';
import { Extent } from './extent';
import { Gathered } from './gathered';
import { hangInsideCallers, hangUnderCallers } from './callers';
import { addRun } from './calls';
import { joinHandoffs } from './handoffs';
import { addLooseWork } from './loose';
import { applyDecision, CallIndex, withRequestStarts } from './logs';
import { agentRun, judgeByCalls } from './runs';
import { inOrder } from './in-order';
import type { RecordLedger } from './ledger';
import { promptTimes } from './prompts';
import { mergeRepeatedCalls } from './repeated-calls';
import { addSums } from './sums';
import { settleDerived, toolsInMessages } from './tools-in-messages';
import { callsOf, totalsOf } from './totals';
import type { Node } from './tree';
import { byStart, runsOfTurns, type LooseWork } from './turns';
import { append } from '../append';

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
  private logsByContent: Map<string, Observation> | undefined;
  /** Sessions of sub-agents that this one started. */
  private readonly children: SessionDraft[] = [];
  /** Why it is not a part of the session that it names as its parent. */
  private oddity: NoteCode | undefined;

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
    this.logsByContent ??= new Map();
    this.logsByContent.set(JSON.stringify(content), observation);
  }

  /** Answers of models that its spans tell of. */
  answers(): Answer[] {
    return this.entries.flatMap(({ agent, loose }) =>
      agent === undefined ? answersBelow(loose) : callsOf([agent.run]).flatMap(answerOf)
    );
  }

  /** The answers, where they are all there is: calls that a client library alone told of, each a trace of its own. */
  strayAnswers(): Answer[] {
    const stray =
      this.name.key === TRACE_ID_KEY &&
      this.logs.length === 0 &&
      this.entries.every(({ loose }) => loose?.observation.kind === 'llm' && loose.children.length === 0);
    const answers = stray ? this.answers() : [];
    return answers.every(({ id, failed }) => id !== undefined || failed) ? answers : [];
  }

  /** Takes all that another one has. */
  take({ entries }: SessionDraft): void {
    append(this.entries, entries);
  }

  /** It names a parent that it cannot be a part of. */
  unplaced(why: NoteCode): void {
    this.oddity = why;
  }

  addChild(child: SessionDraft): void {
    this.children.push(child);
  }

  /** Puts the log records into an order that does not depend on that of delivery. To be called when all are there. */
  orderLogs(): void {
    if (this.logsByContent === undefined) {
      return;
    }
    this.logs = Array.from(this.logsByContent)
      .sort(([left, a], [right, b]) => a.end - b.end || (left < right ? -1 : 1))
      .map(([, observation]) => observation);
    this.logs = this.logs.concat(toolsInMessages(this.logs));
  }

  /** The session that started this one, where one of its records names it. */
  parentId(): string | undefined {
    return (
      this.entries.find(({ observation }) => namesParent(observation))?.observation ?? this.logs.find(namesParent)
    )?.rare?.parentSessionId;
  }

  /** Sessions that calls of this one started. */
  startedIds(): string[] {
    return this.logs.map(({ rare }) => rare?.startsSession).filter((id) => id !== undefined);
  }

  /** Its log records, by time, where they are all there is and lie in one trace. To be called when they are in order. */
  loggedAlone(): { traceId: string; logs: readonly Observation[] } | undefined {
    const traceId = this.logs[0]?.traceId ?? '';
    const alone = traceId !== '' && this.entries.length === 0 && this.logs.every((log) => log.traceId === traceId);
    return alone ? { traceId, logs: this.logs } : undefined;
  }

  /** Undefined where the records tell of no agent's work: an event alone makes no session. */
  finish(): Session | undefined {
    const gathered = new Gathered(this.ledger);
    if (this.oddity !== undefined) {
      gathered.note(this.oddity, this.name.id);
    }
    const runs = this.runs(gathered);
    if (runs.length === 0) {
      return undefined;
    }
    if (gathered.severalDialects) {
      mergeRepeatedCalls(runs, gathered);
    }
    addSums(runs, gathered.sums, gathered);
    const calls = settleDerived(runs, callsOf(runs));
    gathered.notes.ofCalls(calls);
    const extent = new Extent();
    this.measure(extent);
    // What goes on in the background may end after the record that it was started by.
    calls.forEach(({ end }) => extent.reach(end));
    const session: Session = {
      id: this.name.id,
      key: this.name.key,
      name: gathered.title(),
      agent: agentOf(runs, gathered),
      service: gathered.service,
      traceIds: extent.traceIds(),
      runs,
      compactions: gathered.allCompactions(),
      evaluations: gathered.evaluations,
      feedback: gathered.feedback,
      overrides: gathered.overrides,
      endedAt: gathered.endedAt,
      notes: gathered.notes.list(),
      start: extent.start,
      end: extent.end,
      lastActivity: extent.lastActivity,
      totals: totalsOf(runs, calls),
    };
    // Last: an object whose layout begins with what few sessions have is slow to make.
    Object.assign(session, gathered.facts);
    const family = this.family();
    if (family !== undefined) {
      session.family = family;
    }
    gathered.same(session, gathered);
    return session;
  }

  private family(): Family | undefined {
    const drafts = [this, ...this.descendants()];
    const own = new Set(drafts.map(({ name }) => name.id));
    const named = new Set(drafts.flatMap((draft) => [draft.parentId() ?? this.name.id, ...draft.startedIds()]));
    const others = Array.from(named).filter((id) => !own.has(id));
    own.delete(this.name.id);
    return own.size + others.length === 0 ? undefined : { parts: Array.from(own), others };
  }

  private descendants(): SessionDraft[] {
    return this.children.flatMap((child) => [child, ...child.descendants()]);
  }

  private measure(extent: Extent): void {
    this.entries.forEach(({ observation }) => extent.add(observation));
    this.logs.forEach((log) => extent.add(log));
    this.children.forEach((child) => child.measure(extent));
  }

  private runs(gathered: Gathered): Run[] {
    this.entries = inOrder(this.entries, byStart);
    const prompts = promptTimes(this.logs);
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
    sortByStart(runs);
    joinHandoffs(runs);
    append(runs, runsOfTurns(work, prompts, gathered));
    sortByStart(runs);
    hangUnderCallers(runs, subRuns, gathered);
    hangInsideCallers(runs, gathered);
    this.addLogs(runs, prompts, gathered);
    sortByStart(runs);
    this.addChildRuns(runs, gathered);
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
    for (const { observation } of untold) {
      if (observation.signal === 'log') {
        gathered.note('log_only', observation.name);
      }
    }
    append(runs, runsOfTurns(addLooseWork(runs, untold, gathered), prompts, gathered));
    sortByStart(runs);
    // Last, since decisions and failures speak of a call that may itself be known from a log record alone.
    const allCallsNow = new CallIndex(runs);
    const undecided = this.logs.filter(
      (log) => log.kind === 'approval' && !isTold(applyDecision(allCallsNow, log), log, gathered)
    );
    const failed = this.logs
      .filter(({ kind }) => kind === 'exception')
      .map((log): Observation => ({ ...log, kind: 'llm' }))
      .filter((log) => !isTold(allCallsNow.fail(log), log, gathered));
    const alone = [...undecided, ...failed].map((observation) => ({ observation }));
    append(runs, runsOfTurns(addLooseWork(runs, alone, gathered), prompts, gathered));
    // How a call ended may stand in its log record alone.
    runs.filter((run) => run.status === 'unknown').forEach(judgeByCalls);
  }

  /** A sub-agent's session is a run under the call that started it. */
  private addChildRuns(runs: Run[], gathered: Gathered): void {
    if (this.children.length === 0) {
      return;
    }
    const starters = this.starters(new CallIndex(runs));
    const apart: Run[] = [];
    for (const child of this.children) {
      const starter = starters.get(child.name.id);
      for (const run of child.runs(gathered)) {
        if (starter === undefined) {
          apart.push(run);
        } else {
          addRun(starter, run);
        }
      }
    }
    hangUnderCallers(runs, apart, gathered);
  }

  /** The calls that started other sessions, by the id of the session. */
  private starters(index: CallIndex): Map<string, ToolCall> {
    const starters = new Map<string, ToolCall>();
    for (const log of this.logs) {
      const started = log.rare?.startsSession;
      const tool = started === undefined ? undefined : index.toolOf(log);
      if (started !== undefined && tool !== undefined) {
        starters.set(started, tool);
      }
    }
    return starters;
  }
}

function namesParent({ rare }: Observation): boolean {
  return rare?.parentSessionId !== undefined;
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
