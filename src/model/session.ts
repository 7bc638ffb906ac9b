import type { SessionFacts } from './observation';
import type { TokenUsage } from './tokens';
import type { FinishReason } from './vocabulary/finish-reasons';

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

/** Whether somebody let a tool call run. */
export interface Approval {
  /** As the emitter wrote it: `accept`, `reject`, `auto_accept`… */
  decision?: string;
  /** Who decided: a person, a rule, a hook. */
  source?: string;
  /** Milliseconds that the call waited for the decision. */
  wait?: number;
}

interface Timed {
  start: number;
  /** NaN while running. */
  end: number;
}

/** One call of a model, or one attempt of it where attempts have records of their own. */
export interface LlmCall extends Timed {
  kind: 'llm';
  origin: Origin;
  /** By its standard name (`vocabulary/providers`). */
  provider?: string;
  /** Address that was called, where reported. */
  gateway?: string;
  /** The model that was asked for. */
  requestModel?: string;
  /** The model that answered. */
  responseModel?: string;
  responseId?: string;
  tokens: TokenUsage;
  /** US dollars, as the emitter reported them. */
  reportedCost?: number;
  temperature?: number;
  /** Tokens that the model can take, where the emitter says so. */
  contextWindow?: number;
  /** Milliseconds from the request to the first token. */
  timeToFirstToken?: number;
  /** As the emitter wrote it. */
  finishReason?: string;
  finish?: FinishReason;
  outcome: LlmOutcome;
  error?: ErrorInfo;
  /** The failed attempt right before this one, of the same request. */
  retryOf?: Origin;
  /** The model that failed right before, where another one took over. */
  fallbackFrom?: string;
  /** Another attempt followed: this one is no call of its own in the totals. */
  superseded?: boolean;
}

/** One call of a tool. A sub-agent that it starts is in `runs`. */
export interface ToolCall extends Timed {
  kind: 'tool';
  origin: Origin;
  /** The name that the model asked for. */
  name: string;
  callId?: string;
  /** As the emitter says: `function`, `mcp`, `native`… */
  toolKind?: string;
  /** As the emitter wrote them: text, often JSON, possibly cut. */
  arguments?: string;
  result?: string;
  outcome: ToolOutcome;
  error?: ErrorInfo;
  approval?: Approval;
  /** Only messages tell of the call: no record of it was found. Its origin is the answer's, with the call's id. */
  fromMessages?: boolean;
  runs: readonly Run[];
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
  /** What the status was judged by, in words of the telemetry. */
  evidence?: string;
  error?: ErrorInfo;
  steps: Step[];
  /** Sub-agents that no tool call of this run explains. */
  runs: Run[];
  /** True where the span that should hold the run together was not found: it is drawn under a stand-in. */
  incomplete: boolean;
}

/** The conversation was condensed to make room. */
export interface Compaction {
  time: number;
  /** Tokens of the conversation before and after. */
  before?: number;
  after?: number;
  trigger?: string;
}

/** A judgement of the session or of one answer, by a person or by a program. */
export interface Evaluation {
  time: number;
  name?: string;
  score?: number;
  label?: string;
  comment?: string;
}

/** Somebody decided otherwise than the agent had. */
export interface Override {
  time: number;
  /** What the agent had decided, and what became of it. */
  from?: string;
  to?: string;
  reason?: string;
}

/** Kinds of what is worth saying of how a session was put together from its records. */
export type NoteCode =
  /** Two records told of one call: counted once. */
  | 'merged'
  /** The same span arrived more than once. */
  | 'duplicate'
  /** A span names a parent that is not there: it hangs under a stand-in. */
  | 'missing_parent'
  /** Spans name each other as parents: the ring was cut. */
  | 'parent_cycle'
  /** Spans nest deeper than can be followed: the lowest hang together. */
  | 'too_deep'
  /** A call is known from a log record alone. */
  | 'log_only'
  /** No record tells of an agent's calls: what its own record sums up stands for them, as one call. */
  | 'from_sum'
  /** A sub-agent was put under the call that was open when it began. */
  | 'placed_by_time'
  /** The span that should hold a run together is missing. */
  | 'incomplete_run'
  /** A time is missing, out of order or impossible. */
  | 'bad_time'
  /** A span of one process begins before the span of another that it is part of: their clocks differ. */
  | 'clock_skew'
  /** A figure is negative or impossible, and was taken for unknown. */
  | 'bad_figure'
  | 'unknown_outcome'
  | 'unknown_tokens'
  /** Without arguments loops can only be suspected. */
  | 'no_arguments';

export interface Note {
  code: NoteCode;
  count: number;
  /** The first record that it was noticed on. */
  example: string;
}

/** One conversation or task thread. */
export interface Session extends Timed, SessionFacts {
  id: string;
  /** The attribute that the id came from, or `trace id` where no record names a session. */
  key: string;
  agent?: string;
  /** `service.name` of its telemetry: what metrics call the agent where calls of a model don't name it themselves. */
  service?: string;
  traceIds: string[];
  runs: Run[];
  compactions: Compaction[];
  evaluations: Evaluation[];
  feedback: Evaluation[];
  /** What people changed of the agent's decisions. */
  overrides?: Override[];
  /** What was merged, repaired or left unknown: `explain` puts it into words. */
  notes: Note[];
  /** Time of the last record, spans and logs alike. */
  lastActivity: number;
  /** When the agent said that the session ended; a later record may show that it went on. */
  endedAt?: number;
  totals: Totals;
  /** Absent where its records name no other session. */
  family?: Family;
}

/** Other sessions that a session's records, or those of its parts, name as the one that started it or as started by it. */
export interface Family {
  /** Ids of those that are parts of it: sub-agents that have ids of their own. */
  parts: string[];
  /** Ids of the others: there were no records of them, or they could not be joined. */
  others: string[];
}

/** Sums over calls; never over what parents repeat. */
export interface Totals {
  runs: number;
  subAgents: number;
  steps: number;
  /** Logical calls: attempts of one request count once. */
  llmCalls: number;
  /** Logical calls whose last attempt failed. */
  llmErrors: number;
  toolCalls: number;
  toolErrors: number;
  tokens: TokenUsage;
  /** Models that answered, else those that were asked. */
  models: string[];
  providers: string[];
  /** Addresses at which models were called. */
  gateways: string[];
  tools: string[];
}
