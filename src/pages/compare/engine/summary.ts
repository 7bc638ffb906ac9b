import { loopsOf } from '../../../analysis/loops/loops';
import { type NotALoop } from '../../../analysis/loops/not-a-loop';
import { occupancyOf } from '../../../analysis/occupancy/occupancy';
import { placedCalls } from '../../../analysis/placed-calls';
import { type Spending } from '../../../analysis/spending/spending';
import { verdictOf } from '../../../analysis/verdict/verdict';
import { type Session } from '../../../model/session';
import { sessionState } from '../../../model/state';
import { type SideSummary } from './comparison';

interface Judged {
  /** Milliseconds since 1970. */
  now: number;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

/** What the page says of a session as a whole. */
export function summaryOf(session: Session, { all }: Spending, { now, notLoops }: Judged): SideSummary {
  const state = sessionState(session, now);
  const loops = loopsOf(session, { notLoops });
  const { wall, active } = occupancyOf(session);
  const { totals } = session;
  const { outcome, evidence } = verdictOf(session, state, loops);
  return {
    id: session.id,
    start: session.start,
    lastActivity: session.lastActivity,
    traceIds: session.traceIds,
    name: session.name,
    agent: session.agent,
    version: session.agentVersion,
    models: totals.models,
    state,
    outcome,
    evidence,
    figures: {
      wall,
      active,
      runs: totals.runs,
      steps: totals.steps,
      llmCalls: totals.llmCalls,
      toolCalls: totals.toolCalls,
      failures: totals.llmErrors + totals.toolErrors,
      loops: loops.filter(({ suspected }) => !suspected).length,
      tokens: totals.tokens,
      usd: all.usd,
      unpriced: all.unpriced,
      bases: all.bases,
    },
    tools: toolCallsOf(session),
  };
}

function toolCallsOf(session: Session): Map<string, number> {
  const calls = new Map<string, number>();
  for (const { call } of placedCalls(session)) {
    if (call.kind === 'tool') {
      calls.set(call.name, (calls.get(call.name) ?? 0) + 1);
    }
  }
  return calls;
}
