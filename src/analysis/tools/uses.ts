import type { Origin, Run, Session, ToolOutcome } from '../../model/session';
import { errorClassOf, type ErrorClass } from '../../model/vocabulary/error-classes';
import { callCost } from '../cost';
import { isFailedCall, placedCalls } from '../placed-calls';
import type { PriceBook } from '../price-book';
import { chargesOf } from '../spending/spending';

/** One call of a tool, without its content, with where it belongs. Times in milliseconds since 1970. */
export interface ToolUse {
  tool: string;
  start: number;
  /** Milliseconds; NaN while it is open. */
  duration: number;
  outcome: ToolOutcome;
  failed: boolean;
  /** The call of the same tool right before it in its run had failed. */
  retry: boolean;
  error?: { class: ErrorClass; type?: string; message?: string };
  agent?: string;
  version?: string;
  /** The model that asked for it: of the last call of a model before it in its run. */
  model?: string;
  /** Names its run among all others. */
  run: Origin;
  origin: Origin;
  session: { id: string; name?: string };
}

/** What the calls of a model cost that a tool led to. */
export interface ToolCharge {
  tool: string;
  time: number;
  /** US dollars of the tool's part; undefined where the call has no price. */
  usd?: number;
  agent?: string;
  model?: string;
}

const counted = new WeakMap<Session, readonly ToolUse[]>();

/** The calls of tools of a session; worked out once, since the next page of a search leaves most sessions as they were. */
export function toolUsesOf(session: Session): readonly ToolUse[] {
  let uses = counted.get(session);
  if (uses === undefined) {
    uses = readUses(session);
    counted.set(session, uses);
  }
  return uses;
}

function readUses(session: Session): ToolUse[] {
  const uses: ToolUse[] = [];
  const asking = new Map<Run, string>();
  const last = new Map<Run, { tool: string; failed: boolean }>();
  for (const { call, run } of placedCalls(session)) {
    if (call.kind === 'llm') {
      const model = call.responseModel ?? call.requestModel;
      if (model !== undefined) {
        asking.set(run, model);
      }
      continue;
    }
    const failed = isFailedCall(call);
    const before = last.get(run);
    last.set(run, { tool: call.name, failed });
    uses.push({
      tool: call.name,
      start: call.start,
      duration: call.end - call.start,
      outcome: call.outcome,
      failed,
      retry: before?.tool === call.name && before.failed,
      error: failed
        ? { class: errorClassOf(call.error ?? {}), type: call.error?.type, message: call.error?.message }
        : undefined,
      agent: run.agent ?? session.agent,
      version: session.agentVersion,
      model: asking.get(run),
      run: run.origin,
      origin: call.origin,
      session: { id: session.id, name: session.name },
    });
  }
  return uses;
}

/** What tools led to, by the calls of models that read their results. */
export function toolChargesOf(session: Session, book?: PriceBook): ToolCharge[] {
  return chargesOf(session).flatMap(({ call, run, tools }) => {
    const usd = callCost(call, book)?.usd;
    return tools
      .filter((tool) => tool !== '')
      .map((tool) => ({
        tool,
        time: call.start,
        usd: usd === undefined ? undefined : usd / tools.length,
        agent: run.agent ?? session.agent,
        model: call.responseModel ?? call.requestModel,
      }));
  });
}
