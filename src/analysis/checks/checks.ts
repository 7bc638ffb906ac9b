import type { Call, LlmCall, Session, ToolCall } from '../../model/session';
import { type ContextUse, fillOf } from '../context/context';
import type { Loop } from '../loops/loops';
import type { LoopKind } from '../loops/search';
import { callsIn, isFailedCall } from '../placed-calls';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../thresholds';

/** The review (design, section 4): every session is looked through for these, in this order. */
export const CHECK_IDS = [
  'identical_failing',
  'oscillation',
  'identical',
  'stall',
  'tool_errors',
  'model_errors',
  'retries',
  'context',
  'compactions',
  'slow_tools',
  'approvals',
  'denials',
  'unknown_outcomes',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/**
 * `clean`: inspected, nothing found. `noticed`: worth knowing, no fault. `suspected`: what would prove it was not
 * recorded. `found`: a fault. `unknown`: nothing to judge by.
 */
export type CheckVerdict = 'clean' | 'noticed' | 'suspected' | 'found' | 'unknown';

/** One thing that a check found: what it is about, and how much where that has a measure. */
export interface Evidence {
  /** In order; links go to the first. */
  calls: readonly Call[];
  /** In the check's unit. */
  value?: number;
  suspected?: boolean;
}

export interface Check {
  id: CheckId;
  verdict: CheckVerdict;
  /** The worst first. */
  evidence: readonly Evidence[];
  /** How many things of its kind it looked at: runs, calls. */
  inspected: number;
  /** From which value it finds something, in its unit. */
  threshold?: number;
  unit: CheckUnit;
}

export type CheckUnit = 'count' | 'ratio' | 'milliseconds' | 'tokens';

interface Inspected {
  session: Session;
  llm: readonly LlmCall[];
  tools: readonly ToolCall[];
  loops: readonly Loop[];
  context: ContextUse;
  thresholds: Thresholds;
}

/** What a check is made of: the rest follows from it. */
interface Rule {
  /** Verdict where there is evidence. */
  weight: 'noticed' | 'found';
  unit: CheckUnit;
  threshold?: (thresholds: Thresholds) => number;
  inspected: (inspected: Inspected) => number;
  find: (inspected: Inspected) => Evidence[];
}

const tools = ({ tools: calls }: Inspected): number => calls.length;
const requests = ({ llm }: Inspected): number => llm.filter((call) => call.superseded !== true).length;
const each = (calls: readonly Call[]): Evidence[] => calls.map((call) => ({ calls: [call] }));

const loopRule = (kind: LoopKind, threshold: (thresholds: Thresholds) => number): Rule => ({
  weight: 'found',
  unit: 'count',
  threshold,
  inspected: tools,
  find: ({ loops }) =>
    loops
      .filter((loop) => loop.kind === kind)
      .map(({ calls, repeats, suspected }) => ({ calls, value: repeats, suspected })),
});

const RULES: Readonly<Record<CheckId, Rule>> = {
  identical_failing: loopRule('identical_failing', ({ loopRepeats }) => loopRepeats),
  oscillation: loopRule('oscillation', ({ oscillationCycles }) => oscillationCycles),
  identical: loopRule('identical', ({ loopRepeats }) => loopRepeats),
  stall: loopRule('stall', ({ stallCalls }) => stallCalls),
  tool_errors: {
    weight: 'found',
    unit: 'count',
    inspected: tools,
    find: (inspected) => each(inspected.tools.filter(isFailedCall)),
  },
  model_errors: {
    weight: 'found',
    unit: 'count',
    inspected: requests,
    find: ({ llm }) => each(llm.filter(isFailedCall)),
  },
  retries: {
    weight: 'noticed',
    unit: 'count',
    threshold: ({ attemptsInVain }) => attemptsInVain,
    inspected: requests,
    find: ({ llm, thresholds }) =>
      attemptsInVain(llm)
        .filter((calls) => calls.length >= thresholds.attemptsInVain)
        .map((calls) => ({ calls, value: calls.length })),
  },
  context: {
    weight: 'found',
    unit: 'ratio',
    threshold: ({ contextFill }) => contextFill,
    inspected: ({ context }) => context.points.filter((point) => fillOf(point) !== undefined).length,
    find: ({ context, thresholds }) =>
      context.points.flatMap((point) => {
        const fill = fillOf(point) ?? 0;
        return fill >= thresholds.contextFill ? [{ calls: [point.call], value: fill }] : [];
      }),
  },
  compactions: {
    weight: 'noticed',
    unit: 'tokens',
    inspected: ({ context }) => context.points.length,
    find: ({ context }) =>
      context.shrinkings.map(({ time, freed }) => {
        const after = context.points.find(({ call }) => call.start >= time);
        return { calls: after === undefined ? [] : [after.call], value: freed };
      }),
  },
  slow_tools: {
    weight: 'noticed',
    unit: 'milliseconds',
    threshold: ({ slowTool }) => slowTool,
    inspected: tools,
    find: (inspected) =>
      // A sub-agent takes the time that its work takes.
      byMeasure(
        inspected.tools.filter(({ runs }) => runs.length === 0),
        ranFor,
        inspected.thresholds.slowTool
      ),
  },
  approvals: {
    weight: 'noticed',
    unit: 'milliseconds',
    threshold: ({ approvalWait }) => approvalWait,
    inspected: tools,
    find: (inspected) =>
      byMeasure(inspected.tools, ({ approval }) => approval?.wait ?? 0, inspected.thresholds.approvalWait),
  },
  denials: {
    weight: 'noticed',
    unit: 'count',
    inspected: tools,
    find: (inspected) => each(inspected.tools.filter(({ outcome }) => outcome === 'denied')),
  },
  unknown_outcomes: {
    weight: 'noticed',
    unit: 'count',
    inspected: tools,
    find: (inspected) => each(inspected.tools.filter(({ outcome }) => outcome === 'unknown')),
  },
};

/** Looks a session through. What was clean is told as well, with how much was inspected. */
export function checksOf(
  session: Session,
  {
    loops,
    context,
    thresholds = DEFAULT_THRESHOLDS,
  }: { loops: readonly Loop[]; context: ContextUse; thresholds?: Thresholds }
): Check[] {
  const calls = callsIn(session);
  const inspected: Inspected = {
    session,
    llm: calls.filter((call) => call.kind === 'llm'),
    tools: calls.filter((call) => call.kind === 'tool'),
    loops,
    context,
    thresholds,
  };
  return CHECK_IDS.map((id) => {
    const rule = RULES[id];
    const evidence = rule.find(inspected).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
    const count = rule.inspected(inspected);
    return {
      id,
      evidence,
      inspected: count,
      threshold: rule.threshold?.(thresholds),
      unit: rule.unit,
      verdict: verdictOn(evidence, count, rule.weight),
    };
  });
}

function verdictOn(evidence: readonly Evidence[], inspected: number, weight: Rule['weight']): CheckVerdict {
  if (evidence.length === 0) {
    return inspected === 0 ? 'unknown' : 'clean';
  }
  return evidence.every(({ suspected }) => suspected) ? 'suspected' : weight;
}

/** How long a tool ran: without waiting for somebody to let it. */
function ranFor({ start, end, approval }: ToolCall): number {
  return end - start - (approval?.wait ?? 0);
}

function byMeasure(calls: readonly ToolCall[], measure: (call: ToolCall) => number, from: number): Evidence[] {
  return calls.filter((call) => measure(call) >= from).map((call) => ({ calls: [call], value: measure(call) }));
}

/** Failed attempts in a row of one request, in order. */
function attemptsInVain(calls: readonly LlmCall[]): LlmCall[][] {
  const rows: LlmCall[][] = [];
  let row: LlmCall[] = [];
  for (const call of calls) {
    if (call.retryOf === undefined && row.length > 0) {
      rows.push(row);
      row = [];
    }
    if (call.outcome === 'error') {
      row.push(call);
    }
  }
  return row.length === 0 ? rows : [...rows, row];
}
