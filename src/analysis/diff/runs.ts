import { type Run } from '../../model/session';
import { type Pair } from './pairs';
import { comesAfter } from './side-order';
import { type SignedSteps } from './steps';

/** Pairs of runs that are weighed against each other; where there would be more, runs are paired by their order. */
export const MOST_WEIGHED = 40_000;

/** What two runs of the same agent have in common besides their steps: enough to be put beside each other. */
const SAME_AGENT = 0.01;

export interface AlignedRuns {
  /** Places of the runs that belong together; both rise. */
  pairs: Pair[];
  /** There were too many to weigh: the first is beside the first, the second beside the second… */
  byOrder: boolean;
}

/** Puts runs of the same agent beside each other so that they have the most steps in common, in the order of both sides. */
export function alignRuns(left: readonly Run[], right: readonly Run[], signed: SignedSteps): AlignedRuns {
  if (left.length === 0 || right.length === 0) {
    return { pairs: [], byOrder: false };
  }
  if (left.length * right.length > MOST_WEIGHED) {
    const count = Math.min(left.length, right.length);
    return { pairs: Array.from({ length: count }, (_, place) => [place, place]), byOrder: true };
  }
  const textsOf = (runs: readonly Run[]) => runs.map((run) => textOf(run, signed));
  if (comesAfter(textsOf(left), textsOf(right))) {
    const { pairs } = weighRuns(right, left, signed);
    return { pairs: pairs.map(([one, other]) => [other, one]), byOrder: false };
  }
  return weighRuns(left, right, signed);
}

function textOf({ agent = '', steps }: Run, signed: SignedSteps): string {
  return `${agent}\n\n${steps.map((step) => signed.of(step).asked).join('\n\n')}`;
}

function weighRuns(left: readonly Run[], right: readonly Run[], signed: SignedSteps): AlignedRuns {
  const onRight = right.map((run) => contentOf(run, signed));
  const common = left.map((run) => {
    const content = contentOf(run, signed);
    return onRight.map((other) => likeness(content, other));
  });
  // The most that runs from a place on the left and from one on the right can have in common.
  const best = new Float64Array((left.length + 1) * (right.length + 1));
  const at = (l: number, r: number) => best[l * (right.length + 1) + r] ?? 0;
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      const both = (common[l]?.[r] ?? 0) + at(l + 1, r + 1);
      best[l * (right.length + 1) + r] = Math.max(both, at(l + 1, r), at(l, r + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let [l, r] = [0, 0]; l < left.length && r < right.length;) {
    const weight = common[l]?.[r] ?? 0;
    if (weight > 0 && at(l, r) === weight + at(l + 1, r + 1)) {
      pairs.push([l++, r++]);
    } else if (at(l, r) === at(l + 1, r)) {
      l++;
    } else {
      r++;
    }
  }
  return { pairs, byOrder: false };
}

/** How often a run has each signature, and how many steps it has. */
interface Content {
  agent: string | undefined;
  asked: ReadonlyMap<string, number>;
  steps: number;
}

function contentOf({ agent, steps }: Run, signed: SignedSteps): Content {
  const asked = new Map<string, number>();
  for (const step of steps) {
    const signature = signed.of(step).asked;
    asked.set(signature, (asked.get(signature) ?? 0) + 1);
  }
  return { agent, asked, steps: steps.length };
}

/** Part of the steps that two runs have in common, from `SAME_AGENT` to a little over 1; 0 for runs of different agents. */
function likeness(one: Content, other: Content): number {
  if (one.agent !== other.agent) {
    return 0;
  }
  const [few, many] = one.asked.size <= other.asked.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [signature, times] of few.asked) {
    shared += Math.min(times, many.asked.get(signature) ?? 0);
  }
  return SAME_AGENT + shared / Math.max(1, one.steps, other.steps);
}
