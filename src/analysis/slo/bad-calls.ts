import { type Call, type LlmCall, type Origin, type Session, type ToolCall } from '../../model/session';
import { sloOutcomeOf } from '../../model/vocabulary/slo';
import { placedCalls } from '../placed-calls';

/** What an objective counts its failures by, as its rules name it. */
export interface FailureCounter {
  metric: string;
  /** Seconds; where the metric is a histogram, calls that take longer fail. */
  above?: number;
}

/** How to tell the calls that an objective counts as failed. */
export interface FailureRule {
  kind: Call['kind'];
  /** Undefined where failing is not a matter of time. Seconds. */
  above?: number;
  /** Whether a call of the kind counts as failed. */
  isBad: (call: LlmCall | ToolCall) => boolean;
}

/** A call that spent some of a budget. */
export interface BadCall {
  origin: Origin;
  /** Milliseconds since 1970. */
  start: number;
  /** What metrics say of it. */
  labels: Readonly<Record<string, string>>;
}

interface Counted {
  kind: Call['kind'];
  labels: readonly string[];
  isBad: (call: Call, above: number) => boolean;
}

const LLM_LABELS = ['source', 'provider', 'model', 'gateway'];
const MILLIS = 1000;

/** The counters of the metric contract that tell of single calls. Runs are no calls, and other metrics mean what their owner says. */
const COUNTED: Readonly<Record<string, Counted>> = {
  agent_llm_errors_total: {
    kind: 'llm',
    labels: ['agent', ...LLM_LABELS],
    isBad: (call) => call.kind === 'llm' && sloOutcomeOf(call) === 'error',
  },
  agent_llm_duration_seconds_bucket: { kind: 'llm', labels: LLM_LABELS, isBad: isSlower },
  agent_tool_errors_total: {
    kind: 'tool',
    labels: ['agent', 'source', 'tool'],
    isBad: ({ outcome }) => outcome === 'error' || outcome === 'timeout',
  },
  agent_tool_duration_seconds_bucket: { kind: 'tool', labels: ['tool'], isBad: isSlower },
};

function isSlower({ start, end }: Call, above: number): boolean {
  return end - start > MILLIS * above;
}

/** @returns undefined where a call does not tell whether it counts: of other metrics, or by other labels than a call has */
export function failureRule({ metric, above }: FailureCounter, by: readonly string[]): FailureRule | undefined {
  const counted = COUNTED[metric];
  const needsBound = metric.endsWith('_bucket');
  if (
    counted === undefined ||
    needsBound !== (above !== undefined) ||
    by.some((label) => !counted.labels.includes(label))
  ) {
    return undefined;
  }
  return { kind: counted.kind, above, isBad: (call) => counted.isBad(call, above ?? NaN) };
}

/** In labels of metrics, what a record does not say. */
const UNKNOWN_LABEL = 'unknown';

/**
 * The calls of a session that an objective counts as failed, by what metrics call them.
 *
 * @param gatewayName what metrics call the gateway at an address
 */
export function badCallsOf(
  session: Pick<Session, 'runs' | 'service' | 'source'>,
  { kind, isBad }: FailureRule,
  gatewayName: (address: string) => string
): BadCall[] {
  return placedCalls(session).flatMap(({ call, run }) => {
    // What only messages tell of was counted nowhere.
    const isCounted = call.kind === kind && !(call.kind === 'tool' && call.fromMessages === true);
    if (!isCounted || !isBad(call)) {
      return [];
    }
    const shared = { agent: run.agent ?? session.service, source: session.source };
    const own =
      call.kind === 'llm'
        ? {
            provider: call.provider,
            model: call.responseModel ?? call.requestModel,
            gateway: call.gateway === undefined ? undefined : gatewayName(call.gateway),
          }
        : { tool: call.name };
    const labels = Object.entries({ ...shared, ...own }).map(([label, value]) => [label, value || UNKNOWN_LABEL]);
    return [{ origin: call.origin, start: call.start, labels: Object.fromEntries(labels) as BadCall['labels'] }];
  });
}
