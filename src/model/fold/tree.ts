import type { Observation } from '../observation';

/** An observation in its trace's tree. */
export interface Node {
  observation: Observation;
  parent?: Node;
  /** By start time. */
  children: readonly Node[];
  /** Its own parent is not above it: the place in the tree is a guess. */
  orphan: boolean;
  /** Why, or what else is wrong with its place. */
  broken?: 'missing_parent' | 'parent_cycle' | 'too_deep';
  /** How often the span arrived. */
  copies: number;
}

/** Most spans have none: one empty list serves them all. */
const NO_CHILDREN: readonly Node[] = [];

/** The spans of one trace; `roots` by start time. */
export interface Tree {
  traceId: string;
  roots: Node[];
}

/**
 * Links observations into trees, one per trace. The same span delivered twice is one node; a cycle of parents is cut at
 * its earliest span, which then counts as an orphan.
 */
export function buildTrees(observations: readonly Observation[]): Tree[] {
  const traces = new Map<string, Map<string, Node>>();
  for (const observation of observations) {
    const { traceId, spanId } = observation;
    let nodes = traces.get(traceId);
    if (nodes === undefined) {
      nodes = new Map();
      traces.set(traceId, nodes);
    }
    // Spans without an id cannot be told apart, nor be anyone's parent.
    const id = spanId === '' ? `unidentified ${nodes.size}` : spanId;
    const known = nodes.get(id);
    if (known === undefined) {
      nodes.set(id, {
        observation,
        parent: undefined,
        children: NO_CHILDREN,
        orphan: false,
        broken: undefined,
        copies: 1,
      });
    } else {
      known.copies += 1;
    }
  }
  return Array.from(traces, ([traceId, nodes]) => ({ traceId, roots: link(nodes) }));
}

function link(nodes: ReadonlyMap<string, Node>): Node[] {
  const byStart = Array.from(nodes.values()).sort(compareStart);
  for (const node of byStart) {
    const { parentSpanId } = node.observation;
    const parent = nodes.get(parentSpanId);
    if (parentSpanId !== '' && (parent === undefined || parent === node)) {
      node.orphan = true;
      node.broken = parent === undefined ? 'missing_parent' : 'parent_cycle';
    }
    if (parent !== undefined && parent !== node) {
      node.parent = parent;
    }
  }
  cutCycles(byStart);
  limitDepth(byStart);
  const roots: Node[] = [];
  for (const node of byStart) {
    if (node.parent === undefined) {
      roots.push(node);
    } else if (node.parent.children === NO_CHILDREN) {
      node.parent.children = [node];
    } else {
      (node.parent.children as Node[]).push(node);
    }
  }
  return roots;
}

/** Walks up from every node once; meeting a node of the same walk again closes a cycle. */
function cutCycles(byStart: readonly Node[]): void {
  const walkOf = new Map<Node, number>();
  byStart.forEach((start, walk) => {
    let node: Node | undefined = start;
    while (node !== undefined && !walkOf.has(node)) {
      walkOf.set(node, walk);
      node = node.parent;
    }
    if (node !== undefined && walkOf.get(node) === walk) {
      node.parent = undefined;
      node.orphan = true;
      node.broken = 'parent_cycle';
    }
  });
}

/** Readers of the tree recurse: no real agent nests this deep, and a hostile trace must not exhaust the stack. */
const MAX_DEPTH = 500;

/** Hangs what lies deeper than `MAX_DEPTH` under its ancestor at that depth. */
function limitDepth(nodes: readonly Node[]): void {
  const depths = new Map<Node, number>();
  for (const start of nodes) {
    const path: Node[] = [];
    let node: Node | undefined = start;
    while (node !== undefined && !depths.has(node)) {
      path.push(node);
      node = node.parent;
    }
    for (const step of path.reverse()) {
      const depth: number = step.parent === undefined ? 0 : (depths.get(step.parent) ?? 0) + 1;
      if (depth > MAX_DEPTH) {
        step.parent = step.parent?.parent;
        step.broken = 'too_deep';
      }
      depths.set(step, Math.min(depth, MAX_DEPTH));
    }
  }
}

/** By start, then by span id, so that the order of delivery never shows. */
function compareStart(a: Node, b: Node): number {
  const left = a.observation;
  const right = b.observation;
  return (
    (left.start || 0) - (right.start || 0) || (left.spanId < right.spanId ? -1 : left.spanId > right.spanId ? 1 : 0)
  );
}
