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
  const nodes = withoutCopies(inOrder(observations.map(nodeOf), compareStart));
  linkParents(nodes);
  nodes.forEach(place);
  return linkChildren(nodes);
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

/** Copies of a span lie side by side when nodes are in order. Spans without an id cannot be told apart. */
function withoutCopies(nodes: Node[]): Node[] {
  let last: Node | undefined;
  let hasCopies = false;
  for (const node of nodes) {
    if (last !== undefined && compareStart(last, node) === 0 && node.observation.spanId !== '') {
      last.copies += 1;
      node.copies = 0;
      hasCopies = true;
    } else {
      last = node;
    }
  }
  return hasCopies ? nodes.filter(({ copies }) => copies > 0) : nodes;
}

function linkParents(nodes: readonly Node[]): void {
  let byId: ReadonlyMap<string, Node> | undefined;
  let before: Node | undefined;
  for (const node of nodes) {
    const { parentSpanId } = node.observation;
    if (parentSpanId !== '') {
      const parent = nearby(before, parentSpanId) ?? (byId ??= nodesById(nodes)).get(parentSpanId);
      if (parent === undefined || parent === node) {
        node.orphan = true;
        node.broken = parent === undefined ? 'missing_parent' : 'parent_cycle';
      } else {
        node.parent = parent;
      }
    }
    before = node;
  }
}

/** Steps up from a span on which the parent of the next one is looked for. */
const NEAR = 4;

/**
 * The span of an id, if it is the one given or one of those right above it: by start time, that is where the parent of
 * the next span mostly is. It saves the map of all spans, whose ids have to be hashed for that.
 */
function nearby(from: Node | undefined, spanId: string): Node | undefined {
  let node = from;
  for (let steps = 0; steps < NEAR && node !== undefined; steps++) {
    if (node.observation.spanId === spanId) {
      return node;
    }
    node = node.parent;
  }
  return undefined;
}

/** Of several with one id the first. */
function nodesById(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const { spanId } = node.observation;
    if (!byId.has(spanId)) {
      byId.set(spanId, node);
    }
  }
  return byId;
}

function linkChildren(nodes: readonly Node[]): Node[] {
  const roots: Node[] = [];
  for (const node of nodes) {
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

/** Gives a node its depth. Parents begin before their children, unless clocks differ: most are placed already. */
function place(node: Node): void {
  if (node.depth === UNPLACED) {
    if (node.parent === undefined || node.parent.depth > UNPLACED) {
      setDepth(node);
    } else {
      placePath(node);
    }
  }
}

/** Places a node and those above it, cutting rings of parents. */
function placePath(start: Node): void {
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
    placePath(start);
    return;
  }
  path.reverse().forEach(setDepth);
}

/** Expects the parent to be placed; hangs what lies too deep higher up. */
function setDepth(node: Node): void {
  const depth = (node.parent?.depth ?? 0) + 1;
  if (depth > MAX_DEPTH) {
    node.parent = node.parent?.parent;
    node.broken = 'too_deep';
  }
  node.depth = Math.min(depth, MAX_DEPTH);
}

/** By start, then by span id, so that the order of delivery never shows. */
function compareStart(a: Node, b: Node): number {
  const left = a.observation;
  const right = b.observation;
  return (
    (left.start || 0) - (right.start || 0) || (left.spanId < right.spanId ? -1 : left.spanId > right.spanId ? 1 : 0)
  );
}
