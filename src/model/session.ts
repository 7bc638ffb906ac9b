import type { TokenUsage } from './tokens';

/**
 * The model: Session ▸ Run ▸ Step ▸ LlmCall | ToolCall. All times are milliseconds since 1970, all durations
 * milliseconds. `undefined` means that no record said it, never 0 and never success.
 */

/** What is known of how a run ended. */
export type RunStatus =
  'success' | 'failure' | 'timeout' | 'cancelled' | 'budget' | 'max_iterations' | 'abandoned' | 'running' | 'unknown';

/** How a tool call ended; `denied` and `cancelled` are not failures, `unknown` is not success. */
export type ToolOutcome = 'ok' | 'error' | 'timeout' | 'denied' | 'cancelled' | 'unknown';

/** How an LLM call ended. */
export type LlmOutcome = 'ok' | 'error' | 'cancelled' | 'unknown';

/** Whether a session can still be expected to go on, judged by the time of its last record (`sessionState`). */
export type SessionState = 'running' | 'idle' | 'ended';

/** Where a piece of the model was read: the record that tells most about it. */
export interface Origin {
  traceId: string;
  /** Empty where only log records tell of it. */
  spanId: string;
}

/** An error as its emitter reported it. */
export interface ErrorInfo {
  /** `error.type` or what the dialect has in its place. */
  type?: string;
  message?: string;
  /** HTTP status of the provider's answer. */
  httpStatus?: number;
}

interface Timed {
  start: number;
  /** NaN while running. */
  end: number;
}

/** One call of a model. An attempt that was retried by the client library is not told apart unless it has a record. */
export interface LlmCall extends Timed {
  kind: 'llm';
  origin: Origin;
  provider?: string;
  /** The model that was asked for. */
  requestModel?: string;
  /** The model that answered. */
  responseModel?: string;
  responseId?: string;
  tokens: TokenUsage;
  /** Milliseconds from the request to the first token. */
  timeToFirstToken?: number;
  finishReason?: string;
  outcome: LlmOutcome;
  error?: ErrorInfo;
}

/** One call of a tool. A sub-agent that it starts is in `runs`. */
export interface ToolCall extends Timed {
  kind: 'tool';
  origin: Origin;
  /** The name that the model asked for. */
  name: string;
  callId?: string;
  /** As the emitter wrote them: text, often JSON, possibly cut. */
  arguments?: string;
  result?: string;
  outcome: ToolOutcome;
  error?: ErrorInfo;
  runs: Run[];
}

export type Call = LlmCall | ToolCall;

/** One turn of the loop: think, act, observe. */
export interface Step extends Timed {
  /** From 1, within its run. */
  number: number;
  calls: Call[];
}

/** One request to one final answer. A sub-agent is a run below the tool call or the run that started it. */
export interface Run extends Timed {
  origin: Origin;
  agent?: string;
  status: RunStatus;
  error?: ErrorInfo;
  steps: Step[];
  /** Sub-agents that no tool call of this run explains. */
  runs: Run[];
  /** True where the span that should hold the run together was not found: it is drawn under a stand-in. */
  incomplete: boolean;
}

/** One conversation or task thread. */
export interface Session extends Timed {
  id: string;
  /** The attribute that the id came from, or `trace id` where no record names a session. */
  key: string;
  /** What to call it: the conversation's or the task's name where one is reported, else undefined. */
  name?: string;
  agent?: string;
  agentVersion?: string;
  source?: string;
  traceIds: string[];
  runs: Run[];
  /** Time of the last record, spans and logs alike. */
  lastActivity: number;
  totals: Totals;
}

/** Sums over calls; never over what parents repeat. */
export interface Totals {
  runs: number;
  subAgents: number;
  steps: number;
  llmCalls: number;
  llmErrors: number;
  toolCalls: number;
  toolErrors: number;
  tokens: TokenUsage;
  models: string[];
  tools: string[];
}
