import type { Observation } from '../observation';
import type { Session } from '../session';
import { entriesOf, sessionName, TRACE_ID_KEY, type SessionName } from './entries';
import { SessionDraft } from './session-draft';
import { buildTrees } from './tree';

/** Folds what records tell into sessions, the newest first. The order of the observations does not matter. */
export function foldObservations(observations: readonly Observation[]): Session[] {
  const drafts = new Drafts();
  const sessionOfTrace = new Map<string, SessionName>();
  const spans = observations.filter((observation) => observation.record.signal === 'span');
  for (const tree of buildTrees(spans)) {
    for (const entry of entriesOf(tree)) {
      sessionOfTrace.set(tree.traceId, entry.session);
      drafts.of(entry.session).addEntry(entry.node);
    }
  }
  for (const log of observations) {
    if (log.record.signal === 'log') {
      drafts.of(sessionOfLog(log, sessionOfTrace)).addLog(log);
    }
  }
  return drafts
    .all()
    .map((draft) => draft.finish())
    .filter((session) => session !== undefined)
    .sort(newestFirst);
}

/** The session that a record's trace belongs to, else the one that it names, else its trace. */
function sessionOfLog(log: Observation, sessionOfTrace: ReadonlyMap<string, SessionName>): SessionName {
  const own = sessionName(log);
  const traced = log.traceId === '' ? undefined : sessionOfTrace.get(log.traceId);
  return traced !== undefined && (own === undefined || traced.key !== TRACE_ID_KEY)
    ? traced
    : (own ?? { id: log.traceId, key: TRACE_ID_KEY });
}

class Drafts {
  private readonly byId = new Map<string, SessionDraft>();

  of(name: SessionName): SessionDraft {
    let draft = this.byId.get(name.id);
    if (draft === undefined) {
      draft = new SessionDraft(name);
      this.byId.set(name.id, draft);
    }
    return draft;
  }

  all(): SessionDraft[] {
    return Array.from(this.byId.values());
  }
}

function newestFirst(a: Session, b: Session): number {
  return b.start - a.start || (a.id < b.id ? -1 : 1);
}
