import { isFailedCall } from '../../../analysis/placed-calls';
import { referenceOf, stepReferenceOf } from '../../../model/references';
import { type Call, type Run, type Session, type Step } from '../../../model/session';
import { addTokens, type TokenUsage } from '../../../model/tokens';

interface NodeBase {
  /**
   * Unique in the tree, the same after more of the session has been loaded, and what stands for the node in the URL:
   * `<trace id>:<span id>` for runs and calls, with `/<number>` for a step of that run, empty for the session.
   */
  reference: string;
  /** 1 for the session itself. */
  level: number;
  parent?: TreeNode;
  children: TreeNode[];
  /** Position among the siblings, from 1. */
  position: number;
  /** Milliseconds since 1970; NaN where unknown. */
  start: number;
  end: number;
  /** Sum over the LLM calls in and below it. */
  tokens: TokenUsage;
  /** Failed calls in and below it. */
  failures: number;
}

export type TreeNode =
  | (NodeBase & { kind: 'session'; session: Session })
  | (NodeBase & { kind: 'run'; run: Run })
  | (NodeBase & { kind: 'step'; step: Step })
  | CallNode;

export type CallNode = NodeBase & { kind: 'call'; call: Call };

/** Most nodes are calls without anything below them: they share what is empty. */
const NO_CHILDREN: TreeNode[] = [];
const NO_TOKENS: TokenUsage = {};

/** What a node is besides its place in the tree. */
type NodeSubject = TreeNode extends infer Node ? (Node extends TreeNode ? Omit<Node, keyof NodeBase> : never) : never;

/** The tree session ▸ run ▸ step ▸ call of a session. Sub-agents hang under the call, else the run, that started them. */
export function treeOf(session: Session): TreeNode {
  return new TreeBuilder().session(session);
}

/** A node and all below it, parents before their children. */
export function walk(node: TreeNode): TreeNode[] {
  const order: TreeNode[] = [];
  const visit = (one: TreeNode): void => {
    order.push(one);
    one.children.forEach(visit);
  };
  visit(node);
  return order;
}

/** Calls in and below a node that failed, in the order of the tree. */
export function failedCallsIn(node: TreeNode): CallNode[] {
  if (node.failures === 0) {
    return [];
  }
  const own = node.kind === 'call' && isFailedCall(node.call) ? [node] : [];
  return [...own, ...node.children.flatMap(failedCallsIn)];
}

class TreeBuilder {
  private readonly references = new Set<string>();

  session(session: Session): TreeNode {
    const node = this.node({ kind: 'session', session }, '', session, undefined);
    this.runs(session.runs, node);
    return sumUp(node);
  }

  private runs(runs: readonly Run[], parent: TreeNode): void {
    for (const run of runs) {
      const node = this.node({ kind: 'run', run }, referenceOf(run), run, parent);
      for (const step of run.steps) {
        const stepNode = this.node({ kind: 'step', step }, stepReferenceOf(node.reference, step), step, node);
        step.calls.forEach((call) => this.call(call, stepNode));
      }
      this.runs(run.runs, node);
    }
  }

  private call(call: Call, parent: TreeNode): void {
    const node = this.node({ kind: 'call', call }, referenceOf(call), call, parent);
    if (call.kind === 'tool') {
      this.runs(call.runs, node);
    }
  }

  private node(
    subject: NodeSubject,
    wanted: string,
    { start, end }: { start: number; end: number },
    parent: TreeNode | undefined
  ): TreeNode {
    const place: NodeBase = {
      reference: this.unique(wanted),
      level: (parent?.level ?? 0) + 1,
      parent,
      children: NO_CHILDREN,
      position: (parent?.children.length ?? 0) + 1,
      start,
      end,
      tokens: NO_TOKENS,
      failures: 0,
    };
    const node: TreeNode = Object.assign(place, subject);
    if (parent !== undefined) {
      parent.children = parent.children === NO_CHILDREN ? [] : parent.children;
      parent.children.push(node);
    }
    return node;
  }

  /** A span that tells of two things, and records of the same moment without a span, must not share a row. */
  private unique(wanted: string): string {
    let reference = wanted;
    for (let copy = 2; this.references.has(reference); copy++) {
      reference = `${wanted}~${copy}`;
    }
    this.references.add(reference);
    return reference;
  }
}

function sumUp(node: TreeNode): TreeNode {
  if (node.kind === 'call') {
    node.tokens = node.call.kind === 'llm' ? node.call.tokens : NO_TOKENS;
    node.failures = isFailedCall(node.call) ? 1 : 0;
  }
  for (const child of node.children) {
    sumUp(child);
    node.tokens = sumOf(node.tokens, child.tokens);
    node.failures += child.failures;
  }
  return node;
}

/** Most steps have one call of a model: what they used need not be written down twice. */
function sumOf(tokens: TokenUsage, more: TokenUsage): TokenUsage {
  if (tokens === NO_TOKENS || more === NO_TOKENS) {
    return tokens === NO_TOKENS ? more : tokens;
  }
  const sum = { ...tokens };
  addTokens(sum, more);
  return sum;
}
