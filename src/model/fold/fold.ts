import type { Observation } from '../observation';
import type { Session } from '../session';
import type { RawLog, RawSpan, Telemetry } from '../telemetry';
import { Owners } from './answers';
import { parentsByCalls, type LoggedSession } from './asked-agents';
import { entriesOf, namedByLogs, sessionName, TRACE_ID_KEY, type SessionName } from './entries';
import type { RecordLedger } from './ledger';
import { MessageRecords } from './message-records';
import { type RepeatedLog, repeatedLogs } from './repeated-logs';
import { SessionDraft } from './session-draft';
import { toolsInMessages } from './tools-in-messages';
import { tracesOf } from './traces';
import { buildTree } from './tree';
import { append } from '../append';
import { groupBy } from '../group-by';

/** Says what records tell. `index` is a record's place among those of its signal. */
export interface Reader {
  readSpan(span: RawSpan, index: number): Observation;
  /** Records that lie inside a span. */
  readEvents(span: RawSpan, index: number): Observation[];
  /** Undefined where the record tells nothing about an agent's work. */
  readLog(log: RawLog, index: number): Observation | undefined;
}

/**
 * Folds telemetry into sessions, the newest first. The order of the records does not matter. Spans are read one trace
 * after another, so that what only the folding needs of a span lives no longer than its trace is being folded.
 *
 * @param ledger is told which records each part of the sessions was read from
 */
export function foldTelemetry({ spans, logs }: Telemetry, reader: Reader, ledger?: RecordLedger): Session[] {
  const told = readLogs(logs, spans, reader);
  const named = namedByLogs(told);
  const drafts = new Drafts(ledger);
  const sessionOfTrace = new Map<string, SessionName>();
  const repeated: RepeatedLog[] = [];
  for (const [traceId, places] of tracesOf(spans)) {
    const inside: Observation[] = [];
    const observations = places.map((place) => {
      const span = spans[place] as RawSpan;
      if (span.events.length > 0) {
        append(inside, reader.readEvents(span, place));
      }
      return reader.readSpan(span, place);
    });
    append(observations, inside.some(repeats) ? inside.filter((event) => !repeats(event)) : inside);
    append(observations, toolsInMessages(observations));
    const roots = buildTree(observations);
    if (inside.some(repeats) || observations.some(repeats)) {
      append(repeated, repeatedLogs(traceId, roots, inside));
    }
    const { work, asides } = entriesOf(traceId, roots, named.get(traceId));
    for (const { session, node } of work) {
      sessionOfTrace.set(traceId, session);
      drafts.of(session).addEntry(node);
    }
    asides.forEach(({ session, node }) => drafts.of(session).addLog(node.observation));
  }
  const logged = new Set<string>();
  for (const log of told) {
    const session = sessionOfLog(log, sessionOfTrace, named);
    drafts.of(session).addLog(log);
    logged.add(`${log.dialect} ${session.id}`).add(`${log.dialect} ${log.traceId}`);
  }
  for (const { session, log } of repeated) {
    if (!logged.has(`${log.dialect} ${session.id}`) && !logged.has(`${log.dialect} ${log.traceId}`)) {
      drafts.of(session).addLog(log);
    }
  }
  drafts.orderLogs();
  drafts.placeStrays();
  return drafts
    .withoutChildren()
    .map((draft) => draft.finish())
    .filter((session) => session !== undefined)
    .sort(newestFirst);
}

function repeats(observation: Observation): boolean {
  return observation.repeats !== undefined;
}

/** What log records tell of agents' work, messages that stand alone as the calls that they belong to. */
function readLogs(logs: readonly RawLog[], spans: readonly RawSpan[], reader: Reader): Observation[] {
  const told: Observation[] = [];
  const messages = new MessageRecords();
  logs.forEach((record, index) => {
    const log = reader.readLog(record, index);
    if (log !== undefined) {
      messages.meet(log);
      if (log.kind !== 'message') {
        told.push(log);
      }
    }
  });
  append(told, messages.calls(spans));
  return told;
}

/** The session that a record's trace belongs to, else the one that it names, else the one that its trace does. */
function sessionOfLog(
  log: Observation,
  sessionOfTrace: ReadonlyMap<string, SessionName>,
  named: ReadonlyMap<string, SessionName>
): SessionName {
  const own = sessionName(log);
  const traced = log.traceId === '' ? undefined : sessionOfTrace.get(log.traceId);
  return traced !== undefined && (own === undefined || traced.key !== TRACE_ID_KEY)
    ? traced
    : (own ?? named.get(log.traceId) ?? { id: log.traceId, key: TRACE_ID_KEY });
}

class Drafts {
  private readonly byId = new Map<string, SessionDraft>();

  constructor(private readonly ledger: RecordLedger | undefined) {}

  of(name: SessionName): SessionDraft {
    let draft = this.byId.get(name.id);
    if (draft === undefined) {
      draft = new SessionDraft(name, this.ledger);
      this.byId.set(name.id, draft);
    }
    return draft;
  }

  orderLogs(): void {
    this.byId.forEach((draft) => draft.orderLogs());
  }

  /** Gives calls that are a trace of their own to the session that tells of the same answer. */
  placeStrays(): void {
    const drafts = Array.from(this.byId.values());
    const strays = new Map(
      drafts.map((draft) => [draft, draft.strayAnswers()] as const).filter(([, answers]) => answers.length > 0)
    );
    if (strays.size === 0 || strays.size === drafts.length) {
      return;
    }
    const owners = new Owners(drafts.filter((draft) => !strays.has(draft)));
    for (const [stray, answers] of strays) {
      const [owner, ...others] = new Set(answers.map((answer) => owners.of(answer)));
      if (owner !== undefined && others.length === 0) {
        owner.take(stray);
        this.byId.delete(stray.name.id);
      }
    }
  }

  /** Hands sub-agents' sessions to those that started them, and returns the others. */
  withoutChildren(): SessionDraft[] {
    const parentOf = this.parents();
    const children = Array.from(parentOf.keys()).filter((id) => {
      const oddity = oddityOf(id, parentOf);
      if (oddity !== undefined) {
        this.byId.get(id)?.unplaced(oddity);
      }
      return oddity === undefined;
    });
    for (const id of children) {
      this.byId.get(parentOf.get(id) as string)?.addChild(this.byId.get(id) as SessionDraft);
    }
    children.forEach((id) => this.byId.delete(id));
    return Array.from(this.byId.values());
  }

  /** The session that started each, where both are there. */
  private parents(): Map<string, string> {
    const parentOf = new Map<string, string>();
    for (const [id, draft] of this.byId) {
      const parent = draft.parentId();
      if (parent !== undefined && this.byId.has(parent)) {
        parentOf.set(id, parent);
      }
      for (const started of draft.startedIds()) {
        if (this.byId.has(started)) {
          parentOf.set(started, id);
        }
      }
    }
    for (const sessions of this.loggedByTrace().values()) {
      parentsByCalls(sessions).forEach((parent, id) => parentOf.set(id, parentOf.get(id) ?? parent));
    }
    return parentOf;
  }

  /** Sessions that only log records tell of, by the one trace that each lies in. */
  private loggedByTrace(): Map<string, LoggedSession[]> {
    const logged = Array.from(this.byId).flatMap(([id, draft]) => {
      const alone = draft.loggedAlone();
      return alone === undefined ? [] : [{ id, ...alone }];
    });
    return groupBy(logged, ({ traceId }) => traceId);
  }
}

/** Agents start agents that start agents; what nests deeper than any real ones is a session of its own. */
const MAX_GENERATIONS = 10;

/** Why a session cannot be a part of the one that it names as its parent: a ring of parents is no family. */
function oddityOf(id: string, parentOf: ReadonlyMap<string, string>): 'parent_cycle' | 'too_deep' | undefined {
  let ancestor = parentOf.get(id);
  for (let generation = 1; ancestor !== undefined; generation++) {
    if (ancestor === id) {
      return 'parent_cycle';
    }
    if (generation > MAX_GENERATIONS) {
      return 'too_deep';
    }
    ancestor = parentOf.get(ancestor);
  }
  return undefined;
}

function newestFirst(a: Session, b: Session): number {
  return b.start - a.start || (a.id < b.id ? -1 : 1);
}
