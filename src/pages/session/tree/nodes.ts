import { eachCall, isFailedCall } from '../../../analysis/placed-calls';
import { referenceOf, stepReferenceOf } from '../../../model/references';
import { type Call, type Run, type Session, type Step } from '../../../model/session';
import { addTokens, type TokenUsage } from '../../../model/tokens';
import { type Copies, copiesOf } from './copies';

/** The tree session ▸ run ▸ step ▸ call of a session. Sub-agents hang under the call, else the run, that started them. */
export type TreeNode = SessionNode | RunNode | StepNode | CallNode;

interface Sums {
  tokens: TokenUsage;
  failures: number;
}

/**
 * A node of the tree. What is below it is made when it is first asked for: of a long session only some screens of rows
 * are ever looked at.
 */
abstract class Node<Subject extends object> {
  /** 1 for the session itself. */
  readonly level: number;
  private below?: readonly TreeNode[];
  private summed?: Sums;

  protected constructor(
    /** The part of the session that it stands for. */
    readonly subject: Subject,
    /**
     * Unique in the tree, the same after more of the session has been loaded, and what stands for the node in the URL:
     * `<trace id>:<span id>` for runs and calls, with `/<number>` for a step of that run, empty for the session.
     */
    readonly reference: string,
    readonly parent: TreeNode | undefined,
    /** Position among the siblings, from 1. */
    readonly position: number,
    /** Milliseconds since 1970; NaN where unknown. */
    readonly start: number,
    readonly end: number,
    protected readonly copies: Copies
  ) {
    this.level = (parent?.level ?? 0) + 1;
  }

  get children(): readonly TreeNode[] {
    return (this.below ??= this.isLeaf ? NONE : this.makeChildren());
  }

  /** Sum over the LLM calls in and below it. */
  get tokens(): TokenUsage {
    return this.sums.tokens;
  }

  /** Failed calls in and below it. */
  get failures(): number {
    return this.sums.failures;
  }

  /** Whether nothing is below it. */
  abstract get isLeaf(): boolean;

  /** Goes over the calls in and below it, without making nodes of them. */
  abstract eachCall(visit: (call: Call) => void): void;

  protected abstract makeChildren(): TreeNode[];

  protected makeSums(): Sums {
    const sums: Sums = { tokens: {}, failures: 0 };
    this.eachCall((call) => {
      if (call.kind === 'llm') {
        addTokens(sums.tokens, call.tokens);
      }
      sums.failures += isFailedCall(call) ? 1 : 0;
    });
    return sums;
  }

  private get sums(): Sums {
    return (this.summed ??= this.makeSums());
  }
}

const NONE: readonly TreeNode[] = [];

export class SessionNode extends Node<Session> {
  readonly kind = 'session';

  constructor(
    readonly session: Session,
    copies: Copies
  ) {
    super(session, '', undefined, 1, session.start, session.end, copies);
  }

  get isLeaf(): boolean {
    return this.session.runs.length === 0;
  }

  eachCall(visit: (call: Call) => void): void {
    eachCall(this.session.runs, visit);
  }

  /** Those of the session itself, which say the same and are there already. */
  protected override makeSums(): Sums {
    const { tokens, llmErrors, toolErrors } = this.session.totals;
    return { tokens, failures: llmErrors + toolErrors };
  }

  protected makeChildren(): TreeNode[] {
    return this.session.runs.map((run, index) => new RunNode(run, this, index + 1, this.copies));
  }
}

export class RunNode extends Node<Run> {
  readonly kind = 'run';

  constructor(
    readonly run: Run,
    parent: TreeNode,
    position: number,
    copies: Copies
  ) {
    super(run, uniqueReference(run, copies), parent, position, run.start, run.end, copies);
  }

  get isLeaf(): boolean {
    return this.run.steps.length === 0 && this.run.runs.length === 0;
  }

  eachCall(visit: (call: Call) => void): void {
    eachCall([this.run], visit);
  }

  protected makeChildren(): TreeNode[] {
    const { steps, runs } = this.run;
    return [
      ...steps.map((step, index) => new StepNode(step, this, index + 1, this.copies)),
      ...runs.map((run, index) => new RunNode(run, this, steps.length + index + 1, this.copies)),
    ];
  }
}

export class StepNode extends Node<Step> {
  readonly kind = 'step';

  constructor(
    readonly step: Step,
    parent: RunNode,
    position: number,
    copies: Copies
  ) {
    super(step, stepReferenceOf(parent.reference, step), parent, position, step.start, step.end, copies);
  }

  get isLeaf(): boolean {
    return this.step.calls.length === 0;
  }

  eachCall(visit: (call: Call) => void): void {
    this.step.calls.forEach((call) => eachCallIn(call, visit));
  }

  protected makeChildren(): TreeNode[] {
    return this.step.calls.map((call, index) => new CallNode(call, this, index + 1, this.copies));
  }
}

export class CallNode extends Node<Call> {
  readonly kind = 'call';

  constructor(
    readonly call: Call,
    parent: StepNode,
    position: number,
    copies: Copies
  ) {
    super(call, uniqueReference(call, copies), parent, position, call.start, call.end, copies);
  }

  get isLeaf(): boolean {
    return this.call.kind === 'llm' || this.call.runs.length === 0;
  }

  eachCall(visit: (call: Call) => void): void {
    eachCallIn(this.call, visit);
  }

  protected makeChildren(): TreeNode[] {
    const runs = this.call.kind === 'tool' ? this.call.runs : [];
    return runs.map((run, index) => new RunNode(run, this, index + 1, this.copies));
  }
}

/** The root of a session's tree. @param copies of the session, where they are known already */
export function treeOf(session: Session, copies: Copies = copiesOf(session.runs)): SessionNode {
  return new SessionNode(session, copies);
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

/** Calls in and below a node that failed, in the order of the tree; what holds none is passed over. */
export function* failedCallsIn(node: TreeNode): Generator<CallNode> {
  if (node.failures === 0) {
    return;
  }
  if (node.kind === 'call' && isFailedCall(node.call)) {
    yield node;
  }
  for (const child of node.children) {
    yield* failedCallsIn(child);
  }
}

function uniqueReference(part: Run | Call, copies: Copies): string {
  const copy = copies.get(part);
  return copy === undefined ? referenceOf(part) : `${referenceOf(part)}~${copy}`;
}

function eachCallIn(call: Call, visit: (call: Call) => void): void {
  visit(call);
  if (call.kind === 'tool' && call.runs.length > 0) {
    eachCall(call.runs, visit);
  }
}
