import { type Run, type Session, type Step } from '../../model/session';
import { alignRuns } from './runs';
import { type Difference, alignSteps, SignedSteps } from './steps';

/** `left`, `right`: only that side has it. `changed`: the same tools, and something else about them differs. */
export type Change = 'same' | 'changed' | 'left' | 'right';

interface RowBase {
  change: Change;
  /** How many sub-agents it is inside. */
  depth: number;
}

/** A run of either side, or two that belong together; its steps follow. Two runs are never `changed`: their steps tell. */
export interface RunRow extends RowBase {
  kind: 'run';
  left?: Run;
  right?: Run;
}

/** A step of either side, or two that stand beside each other; sub-agents that it started follow. */
export interface StepRow extends RowBase {
  kind: 'step';
  left?: Step;
  right?: Step;
  /** What two steps differ in. */
  differs: readonly Difference[];
  /** Arguments are missing or were cut: the two may differ in what nobody recorded. */
  unsure: boolean;
}

export type DiffRow = RunRow | StepRow;

/** Two sessions side by side. */
export interface SessionDiff {
  /** Every run and step of both sessions once, those of each side in the order of the session. */
  rows: DiffRow[];
  /** Row of the first step, else of the first run, that is not the same on both sides; undefined where all are. */
  first?: number;
  /** Steps by what became of them; those beside each other count once. */
  steps: Readonly<Record<Change, number>>;
  /** Every run was aligned so that the fewest steps are left alone. */
  shortest: boolean;
  /** Steps that were compared only with those near them, since the sides have too little in common (`Alignment`). */
  inStretches: number;
  /** Runs were too many to be weighed, and were put beside each other in their order. */
  runsByOrder: boolean;
}

/** Puts two sessions side by side: their runs, within those their steps, within those the sub-agents that they started. */
export function diffSessions(left: Pick<Session, 'runs'>, right: Pick<Session, 'runs'>): SessionDiff {
  const builder = new DiffBuilder();
  builder.runs(left.runs, right.runs, 0);
  return builder.diff();
}

class DiffBuilder {
  private readonly rows: DiffRow[] = [];
  private readonly signed = new SignedSteps();
  private shortest = true;
  private inStretches = 0;
  private runsByOrder = false;

  runs(left: readonly Run[], right: readonly Run[], depth: number): void {
    const { pairs, byOrder } = alignRuns(left, right, this.signed);
    this.runsByOrder ||= byOrder;
    let [l, r] = [0, 0];
    for (const [leftPlace, rightPlace] of [...pairs, [left.length, right.length] as const]) {
      left.slice(l, leftPlace).forEach((run) => this.run(run, undefined, depth));
      right.slice(r, rightPlace).forEach((run) => this.run(undefined, run, depth));
      if (leftPlace < left.length && rightPlace < right.length) {
        this.run(left[leftPlace], right[rightPlace], depth);
      }
      [l, r] = [leftPlace + 1, rightPlace + 1];
    }
  }

  private run(left: Run | undefined, right: Run | undefined, depth: number): void {
    this.rows.push({ kind: 'run', depth, left, right, change: changeOf(left, right, []) });
    const aligned = alignSteps(left?.steps ?? [], right?.steps ?? [], this.signed);
    this.shortest &&= aligned.shortest;
    this.inStretches += aligned.inStretches;
    for (const pair of aligned.steps) {
      this.rows.push({ kind: 'step', depth, ...pair, change: changeOf(pair.left, pair.right, pair.differs) });
      this.runs(startedBy(pair.left), startedBy(pair.right), depth + 1);
    }
    this.runs(left?.runs ?? [], right?.runs ?? [], depth + 1);
  }

  diff(): SessionDiff {
    const steps: Record<Change, number> = { same: 0, changed: 0, left: 0, right: 0 };
    for (const { kind, change } of this.rows) {
      steps[change] += kind === 'step' ? 1 : 0;
    }
    const first = this.rows.findIndex(({ kind, change }) => kind === 'step' && change !== 'same');
    const firstRun = this.rows.findIndex(({ change }) => change !== 'same');
    const { rows, shortest, inStretches, runsByOrder } = this;
    const found = first < 0 ? firstRun : first;
    return { rows, first: found < 0 ? undefined : found, steps, shortest, inStretches, runsByOrder };
  }
}

function changeOf(left: unknown, right: unknown, differs: readonly Difference[]): Change {
  if (left === undefined) {
    return 'right';
  }
  return right === undefined ? 'left' : differs.length > 0 ? 'changed' : 'same';
}

function startedBy(step: Step | undefined): Run[] {
  return step?.calls.flatMap((call) => (call.kind === 'tool' ? call.runs : [])) ?? [];
}
