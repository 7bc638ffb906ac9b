import type { Observation } from '../observation';
import type { Run, Session } from '../session';
import { entriesOf, type Entry } from './entries';
import { agentRun, impliedRun } from './runs';
import { totalsOf } from './totals';
import { buildTrees, type Node } from './tree';

/** Folds what records tell into sessions, the newest first. The order of the observations does not matter. */
export function foldObservations(observations: readonly Observation[]): Session[] {
  const bySession = new Map<string, Entry[]>();
  for (const tree of buildTrees(observations)) {
    for (const entry of entriesOf(tree)) {
      const entries = bySession.get(entry.sessionId);
      if (entries === undefined) {
        bySession.set(entry.sessionId, [entry]);
      } else {
        entries.push(entry);
      }
    }
  }
  return Array.from(bySession.values(), sessionOf).sort(newestFirst);
}

function sessionOf(found: readonly Entry[]): Session {
  const entries = found.slice().sort(byStart);
  const runs = runsOf(entries);
  const spans = entries.map((entry) => entry.node.observation.span);
  const [first] = entries as [Entry, ...Entry[]];
  const resource = first.node.observation.resource;
  const start = spans.reduce((earliest, span) => Math.min(earliest, span.start || Infinity), Infinity);
  const end = spans.reduce((latest, span) => Math.max(latest, span.end || 0), 0);
  return {
    id: first.sessionId,
    key: first.sessionKey,
    agent: runs.find((run) => run.agent !== undefined)?.agent ?? resource.service,
    agentVersion: first.node.observation.fields.agentVersion ?? resource.serviceVersion,
    source: resource.source,
    traceIds: Array.from(new Set(spans.map((span) => span.traceId))),
    runs,
    start: Number.isFinite(start) ? start : NaN,
    end: end || NaN,
    lastActivity: end || start || 0,
    totals: totalsOf(runs),
  };
}

/** One run an agent's span; what has no agent above it is one run a trace. */
function runsOf(entries: readonly Entry[]): Run[] {
  const runs: Run[] = [];
  const withoutAgent = new Map<string, Node[]>();
  for (const { node } of entries) {
    if (node.observation.kind === 'agent') {
      runs.push(agentRun(node));
    } else {
      const { traceId } = node.observation.span;
      const nodes = withoutAgent.get(traceId);
      if (nodes === undefined) {
        withoutAgent.set(traceId, [node]);
      } else {
        nodes.push(node);
      }
    }
  }
  for (const nodes of withoutAgent.values()) {
    runs.push(impliedRun(nodes));
  }
  return runs.sort((a, b) => a.start - b.start);
}

function byStart(a: Entry, b: Entry): number {
  const left = a.node.observation.span;
  const right = b.node.observation.span;
  return (left.start || 0) - (right.start || 0) || (left.spanId < right.spanId ? -1 : 1);
}

function newestFirst(a: Session, b: Session): number {
  return b.start - a.start || (a.id < b.id ? -1 : 1);
}
