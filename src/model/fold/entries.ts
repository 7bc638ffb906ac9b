import type { Observation, ObservationKind } from '../observation';
import { byStart } from './in-order';
import { LastOpen } from './last-open';
import type { Node } from './tree';

/** The name of a session and the attribute that it came from. */
export interface SessionName {
  id: string;
  key: string;
}

/** Where an agent's work begins in a trace, and the session that it belongs to. */
export interface Entry {
  session: SessionName;
  node: Node;
}

/** The parts of a trace that belong to sessions. */
export interface Entries {
  work: Entry[];
  /** What lies outside of all agents' work and belongs to a session all the same. */
  asides: Entry[];
}

/** What a session is keyed by where no record names one. */
export const TRACE_ID_KEY = 'trace id';

/** What happens to a session beside an agent's work; no run begins with it. */
const ASIDES: ReadonlySet<ObservationKind> = new Set<ObservationKind>([
  'compaction',
  'evaluation',
  'feedback',
  'override',
  'end',
]);

const AGENT_WORK: ReadonlySet<ObservationKind> = new Set<ObservationKind>(['agent', 'subagent', 'step', 'llm', 'tool']);

/**
 * The topmost spans of agents' work in a trace. All that lies below an entry is the entry's session, whatever id it
 * carries: several agents give their sub-agents a conversation id of their own, and one task is one session.
 *
 * @param logged the session that log records of the trace name, for spans that name none
 */
export function entriesOf(traceId: string, roots: readonly Node[], logged: SessionName | undefined): Entries {
  const work: Entry[] = [];
  const asides: Entry[] = [];
  let only: { name?: SessionName } | undefined;
  const onlyOne = () => (only ??= { name: onlyNamed(roots) }).name;
  const otherwise = logged ?? { id: traceId, key: TRACE_ID_KEY };
  const visit = (nodes: readonly Node[], workflow: SessionName | undefined): void => {
    for (const node of nodes) {
      const own = sessionName(node.observation);
      if (AGENT_WORK.has(node.observation.kind)) {
        const session = own ?? firstBelow(node) ?? workflow;
        work.push({
          session: session ?? onlyOne() ?? otherwise,
          node,
        });
      } else {
        const session = own ?? workflow ?? (ASIDES.has(node.observation.kind) ? onlyOne() : undefined);
        if (session !== undefined && ASIDES.has(node.observation.kind)) {
          asides.push({ session, node });
        }
        visit(node.children, own ?? workflow);
      }
    }
  };
  visit(roots, undefined);
  return { work: work.some(isLost) ? withCallers(work) : work, asides };
}

/** It belongs below a span that did not arrive. */
function isLost({ node }: Entry): boolean {
  return (
    node.broken === 'missing_parent' && (node.observation.kind === 'agent' || node.observation.kind === 'subagent')
  );
}

/**
 * Agents whose parent did not arrive belong to the session of the tool call that they lie inside, whatever session they
 * name: a call of another service is often told of by both ends alone.
 */
function withCallers(work: readonly Entry[]): Entry[] {
  const tools = work.filter((entry) => !isLost(entry)).flatMap((entry) => toolsOf(entry, entry.node));
  const open = new LastOpen(tools.sort(byStart));
  return work.map((entry) => {
    const { start, end } = entry.node.observation;
    const caller = isLost(entry) && !Number.isNaN(end) ? open.find(start, end) : undefined;
    return caller === undefined ? entry : { ...entry, session: caller.session };
  });
}

function toolsOf({ session }: Entry, top: Node): Array<{ start: number; end: number; session: SessionName }> {
  const tools: Array<{ start: number; end: number; session: SessionName }> = [];
  const visit = ({ observation, children }: Node): void => {
    if (observation.kind === 'tool') {
      tools.push({ start: observation.start, end: observation.end, session });
    }
    children.forEach(visit);
  };
  visit(top);
  return tools;
}

/** The session that a record names itself. */
export function sessionName({ fields, sessionKey, resource }: Observation): SessionName | undefined {
  if (fields.sessionId !== undefined) {
    return { id: fields.sessionId, key: sessionKey ?? '' };
  }
  return resource.sessionId === undefined ? undefined : { id: resource.sessionId, key: resource.sessionKey ?? '' };
}

/** The one session that log records of a trace name, by trace; a trace of which they name several has none. */
export function namedByLogs(logs: readonly Observation[]): Map<string, SessionName> {
  const named = new Map<string, SessionName>();
  const several = new Set<string>();
  for (const log of logs) {
    const name = log.traceId === '' || log.kind === 'other' ? undefined : sessionName(log);
    const known = named.get(log.traceId);
    if (known === undefined) {
      if (name !== undefined) {
        named.set(log.traceId, name);
      }
    } else if (name !== undefined && name.id !== known.id) {
      several.add(log.traceId);
    }
  }
  several.forEach((traceId) => named.delete(traceId));
  return named;
}

/** The session that a span's descendants name, its own sub-agents left out. */
function firstBelow(node: Node): SessionName | undefined {
  for (const child of node.children) {
    if (child.observation.kind !== 'agent') {
      const name = sessionName(child.observation) ?? firstBelow(child);
      if (name !== undefined) {
        return name;
      }
    }
  }
  return undefined;
}

/** The one session that agents' work in a trace names; undefined where there are none or several. */
function onlyNamed(roots: readonly Node[]): SessionName | undefined {
  let only: SessionName | undefined;
  let several = false;
  const visit = (node: Node): void => {
    const name = AGENT_WORK.has(node.observation.kind) ? sessionName(node.observation) : undefined;
    several ||= name !== undefined && only !== undefined && only.id !== name.id;
    only ??= name;
    node.children.forEach(visit);
  };
  roots.forEach(visit);
  return several ? undefined : only;
}
