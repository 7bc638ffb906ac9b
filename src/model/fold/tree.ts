import type { Observation } from '../observation';
import { inOrder } from './in-order';

/** An observation in its trace's tree. */
export interface Node {
  observation: Observation;
  parent: Node | undefined;
  /** By start time. */
  children: readonly Node[];
  /** Its own parent is not above it: the place in the tree is a guess. */
  orphan: boolean;
  /** Why, or what else is wrong with its place. */
  broken: 'missing_parent' | 'parent_cycle' | 'too_deep' | undefined;
  /** How often the span arrived. */
  copies: number;
  /** 1 for a root. */
  depth: number;
}

/** Most spans have none: one empty list serves them all. */
const NO_CHILDREN: readonly Node[] = [];

/** Depth of a node that has not been placed yet, and of one on the path that is being walked. */
const UNPLACED = 0;
const ON_PATH = -1;

/** Readers of the tree recurse: no real agent nests this deep, and a hostile trace must not exhaust the stack. */
const MAX_DEPTH = 500;

/**
 * Links the observations of one trace into trees and returns their roots, by start time. The same span delivered twice
 * is one node; a cycle of parents is cut at its earliest span, which then counts as an orphan.
 */
export function buildTree(observations: readonly Observation[]): Node[] {
  const byId = new Map<string, Node>();
  const nodes: Node[] = [];
  for (const observation of observations) {
    const { spanId } = observation;
    // Spans without an id cannot be told apart, nor be anyone's parent.
    const known = spanId === '' ? undefined : byId.get(spanId);
    if (known !== undefined) {
      known.copies += 1;
      continue;
    }
    const node = nodeOf(observation);
    nodes.push(node);
    if (spanId !== '') {
      byId.set(spanId, node);
    }
  }
  return link(inOrder(nodes, compareStart), byId);
}

function nodeOf(observation: Observation): Node {
  return {
    observation,
    parent: undefined,
    children: NO_CHILDREN,
    orphan: false,
    broken: undefined,
    copies: 1,
    depth: UNPLACED,
  };
}

function link(byStart: readonly Node[], byId: ReadonlyMap<string, Node>): Node[] {
  for (const node of byStart) {
    const { parentSpanId } = node.observation;
    if (parentSpanId !== '') {
      const parent = byId.get(parentSpanId);
      if (parent === undefined || parent === node) {
        node.orphan = true;
        node.broken = parent === undefined ? 'missing_parent' : 'parent_cycle';
      } else {
        node.parent = parent;
      }
    }
  }
  byStart.forEach(place);
  const roots: Node[] = [];
  for (const node of byStart) {
    const { parent } = node;
    if (parent === undefined) {
      roots.push(node);
    } else if (parent.children === NO_CHILDREN) {
      parent.children = [node];
    } else {
      (parent.children as Node[]).push(node);
    }
  }
  return roots;
}

/** Gives a node and those above it their depth, cutting rings of parents and hanging what lies too deep higher up. */
function place(start: Node): void {
  if (start.depth !== UNPLACED) {
    return;
  }
  const path: Node[] = [];
  let node: Node | undefined = start;
  while (node !== undefined && node.depth === UNPLACED) {
    node.depth = ON_PATH;
    path.push(node);
    node = node.parent;
  }
  if (node?.depth === ON_PATH) {
    node.parent = undefined;
    node.orphan = true;
    node.broken = 'parent_cycle';
    path.forEach((step) => (step.depth = UNPLACED));
    place(start);
    return;
  }
  for (const step of path.reverse()) {
    const depth = (step.parent?.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) {
      step.parent = step.parent?.parent;
      step.broken = 'too_deep';
    }
    step.depth = Math.min(depth, MAX_DEPTH);
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
