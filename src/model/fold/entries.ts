import type { Observation, ObservationKind } from '../observation';
import type { Node, Tree } from './tree';

/** Where an agent's work begins in a trace, and the session that it belongs to. */
export interface Entry {
  sessionId: string;
  sessionKey: string;
  node: Node;
}

/** What a session is keyed by where no record names one. */
export const TRACE_ID_KEY = 'trace id';

const AGENT_WORK: ReadonlySet<ObservationKind> = new Set<ObservationKind>(['agent', 'step', 'llm', 'tool']);

/**
 * The topmost spans of agents' work in a trace. All that lies below an entry is the entry's session, whatever id it
 * carries: several agents give their sub-agents a conversation id of their own, and one task is one session.
 */
export function entriesOf(tree: Tree): Entry[] {
  const named = namedSessions(tree.roots);
  const only = named.size === 1 ? named.entries().next().value : undefined;
  const [fallbackId, fallbackKey] = only ?? [tree.traceId, TRACE_ID_KEY];
  const entries: Entry[] = [];
  const visit = (nodes: readonly Node[], workflow: SessionName | undefined): void => {
    for (const node of nodes) {
      if (AGENT_WORK.has(node.observation.kind)) {
        const name = sessionName(node.observation) ?? firstBelow(node) ?? workflow;
        entries.push({ sessionId: name?.id ?? fallbackId, sessionKey: name?.key ?? fallbackKey, node });
      } else {
        visit(node.children, sessionName(node.observation) ?? workflow);
      }
    }
  };
  visit(tree.roots, undefined);
  return entries;
}

interface SessionName {
  id: string;
  key: string;
}

function sessionName({ fields, sessionKey, resource }: Observation): SessionName | undefined {
  if (fields.sessionId !== undefined) {
    return { id: fields.sessionId, key: sessionKey ?? '' };
  }
  return resource.sessionId === undefined ? undefined : { id: resource.sessionId, key: resource.sessionKey ?? '' };
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

function namedSessions(roots: readonly Node[]): Map<string, string> {
  const named = new Map<string, string>();
  const visit = (node: Node): void => {
    const name = AGENT_WORK.has(node.observation.kind) ? sessionName(node.observation) : undefined;
    if (name !== undefined && !named.has(name.id)) {
      named.set(name.id, name.key);
    }
    node.children.forEach(visit);
  };
  roots.forEach(visit);
  return named;
}
