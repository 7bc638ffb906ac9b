import { type Step } from '../../model/session';
import { align } from './align';
import { type Pair } from './pairs';
import { type StepSignature, stepSignature } from './step-signature';

/** What two steps that stand beside each other differ in. */
export type Difference = 'arguments' | 'result' | 'outcome';

/** A step of either side, or two that stand beside each other. */
export interface StepPair {
  left?: Step;
  right?: Step;
  /** Of two: what they differ in; nothing where they did the same. */
  differs: readonly Difference[];
  /** Arguments are missing or were cut: they may differ in what nobody recorded. */
  unsure: boolean;
}

export interface AlignedSteps {
  /** Every step once, in the order of its own side. */
  steps: StepPair[];
  /** No alignment pairs more steps that asked for the same. */
  shortest: boolean;
  /** Steps that were compared in stretches only (`Alignment`). */
  inStretches: number;
}

/** Signatures of steps: each is worked out once. */
export class SignedSteps {
  private readonly known = new Map<Step, StepSignature>();

  of(step: Step): StepSignature {
    let signature = this.known.get(step);
    if (signature === undefined) {
      signature = stepSignature(step);
      this.known.set(step, signature);
    }
    return signature;
  }
}

/** Puts steps beside each other: those that asked for the same, then, between them, those that called the same tools. */
export function alignSteps(left: readonly Step[], right: readonly Step[], signed: SignedSteps): AlignedSteps {
  const textsOf = (steps: readonly Step[], part: 'asked' | 'tools') => steps.map((step) => signed.of(step)[part]);
  const exact = align(textsOf(left, 'asked'), textsOf(right, 'asked'));
  const [leftTools, rightTools] = [textsOf(left, 'tools'), textsOf(right, 'tools')];

  const steps: StepPair[] = [];
  let inStretches = 0;
  let [nextLeft, nextRight] = [0, 0];
  const alone = (leftEnd: number, rightEnd: number) => {
    while (nextLeft < leftEnd) {
      steps.push({ left: left[nextLeft++], differs: [], unsure: false });
    }
    while (nextRight < rightEnd) {
      steps.push({ right: right[nextRight++], differs: [], unsure: false });
    }
  };
  const beside = () => {
    const [a, b] = [left[nextLeft++], right[nextRight++]];
    steps.push({ left: a, right: b, ...compared(a && signed.of(a), b && signed.of(b)) });
  };
  const end: Pair = [left.length, right.length];
  for (const [leftEnd, rightEnd] of [...exact.pairs, end]) {
    if (nextLeft < leftEnd && nextRight < rightEnd) {
      const begun: Pair = [nextLeft, nextRight];
      const alike = align(leftTools.slice(nextLeft, leftEnd), rightTools.slice(nextRight, rightEnd));
      inStretches += alike.inStretches;
      for (const [l, r] of alike.pairs) {
        alone(begun[0] + l, begun[1] + r);
        beside();
      }
    }
    alone(leftEnd, rightEnd);
    if (leftEnd < left.length && rightEnd < right.length) {
      beside();
    }
  }
  return { steps, shortest: exact.shortest, inStretches: Math.max(exact.inStretches, inStretches) };
}

function compared(left?: StepSignature, right?: StepSignature): Pick<StepPair, 'differs' | 'unsure'> {
  if (left === undefined || right === undefined) {
    return { differs: [], unsure: false };
  }
  const differs: Difference[] = [];
  // What one side did not record differs from nothing.
  if (left.asked !== right.asked && left.tools !== '' && !left.untold && !right.untold) {
    differs.push('arguments');
  }
  if (left.results.some((result, index) => isOther(result, right.results[index]))) {
    differs.push('result');
  }
  if (left.outcomes.join('\n') !== right.outcomes.join('\n')) {
    differs.push('outcome');
  }
  return { differs, unsure: left.unsure || right.unsure };
}

function isOther(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
