import type { StatusCode } from './telemetry';
import type { ReportedTokens, TokenHints, TokenSemantics } from './tokens';

/**
 * What one record tells, once its dialect has been understood: the step between raw telemetry and the folded session.
 */
export type ObservationKind =
  /** Groups agents without being one: its children are sessions of their own unless it names a session. */
  | 'workflow'
  /** One run of an agent; below a call or another agent it is a sub-agent. */
  | 'agent'
  /** One run of an agent that another one started, wherever its record lies. */
  | 'subagent'
  | 'step'
  | 'llm'
  | 'tool'
  /** The running of a tool, apart from the call that asked for it: tells the call's outcome. */
  | 'execution'
  /** Somebody was asked whether a tool may run: tells the decision and the wait. */
  | 'approval'
  /** A call of a model was accepted; its end is told by a record that does not say when it began. */
  | 'request'
  /** One message of a call of a model: tells of the call where nothing else does (`fold/message-records`). */
  | 'message'
  /** A person said something: a run begins. */
  | 'prompt'
  /** Something was sent to the model: what a person said, or what tools answered (`fold/prompts`). */
  | 'sent'
  /** The conversation was condensed. */
  | 'compaction'
  | 'evaluation'
  | 'feedback'
  /** Somebody decided otherwise than the agent had. */
  | 'override'
  /** A call of a model failed; a record of its own may tell of the call as well. */
  | 'exception'
  /** An agent said why it ended. */
  | 'end'
  | 'other';

/** Facts about a session that any of its records may carry. */
export interface SessionFacts {
  agentVersion?: string;
  instructionVersion?: string;
  role?: string;
  tenant?: string;
  organisation?: string;
  team?: string;
  /** A pseudonym where our collector is on the way, else what the emitter wrote. */
  user?: string;
  repository?: string;
  branch?: string;
  commit?: string;
  pullRequest?: string;
  issue?: string;
  /** Where the agent was used: cli, vscode, jetbrains, ci, api. */
  source?: string;
  name?: string;
  /** What the agent decided in the end: approve, request_changes, merge… */
  decisionTaken?: string;
}

/** The fields that a dialect can find in most records, facts about the session apart. Absent means not reported. */
export interface ObservedFields extends ReportedTokens {
  operation?: string;
  sessionId?: string;
  /** What one request of a person sets off: calls of one turn are one run. */
  turnId?: string;
  agent?: string;
  agentId?: string;
  provider?: string;
  gateway?: string;
  requestModel?: string;
  responseModel?: string;
  responseId?: string;
  finishReason?: string;
  temperature?: number;
  /** Milliseconds. */
  timeToFirstToken?: number;
  /** Milliseconds; log records tell their call's duration so. */
  duration?: number;
  /** US dollars, as the emitter reports them. */
  cost?: number;
  toolName?: string;
  toolCallId?: string;
  toolKind?: string;
  toolArguments?: string;
  toolResult?: string;
  /** `true`, `false`, or `unknown` where a result is no sign of success. */
  success?: string;
  /** A dialect's own word for how a call or a run ended. */
  ending?: string;
  /** JSON of the conversation so far, and of the answer: a session's title is in it, and some tools' content. */
  inputMessages?: string;
  outputMessages?: string;
  errorType?: string;
  errorMessage?: string;
}

/** Fields that few records carry. Apart, since every record has room for all of `ObservedFields`. */
export interface RareFields extends TokenHints {
  /** What a span is about, where one attribute names it whatever the span's kind. */
  entity?: string;
  /** JSON of the tokens and of the cost of a call, under names of the emitter's own (`dialects/usage-json`). */
  usageJson?: string;
  costJson?: string;
  httpStatus?: number;
  /** The session that started this one. */
  parentSessionId?: string;
  /** The session that this call started: its sub-agent's. */
  startsSession?: string;
  parentAgentId?: string;
  contextWindow?: number;
  /** What an event is, where its name alone does not say. */
  eventKind?: string;
  decision?: string;
  decisionSource?: string;
  terminationReason?: string;
  /** `true` where what the call was sent had been condensed. */
  compacted?: string;
  /** When the first token came, ISO 8601, perhaps in quotes. */
  firstTokenAt?: string;
  /** Tokens of the conversation before and after it was condensed. */
  tokensBefore?: number;
  tokensAfter?: number;
  trigger?: string;
  evaluation?: string;
  score?: number;
  label?: string;
  comment?: string;
}

/** What the resource of a record tells, for all records that share it. */
export interface ResourceFields {
  sessionId?: string;
  sessionKey?: string;
  service?: string;
  facts?: SessionFacts;
}

/** A record: its place in the batch that was folded. */
export interface RecordRef {
  signal: 'span' | 'log';
  index: number;
}

/** What one record tells, with the record that it was read from. */
export interface Observation extends RecordRef {
  kind: ObservationKind;
  /** It was made of messages inside other records: `fold/tools-in-messages`. */
  fromMessages?: boolean;
  /** What it tells is of this kind, and a log record tells it as well: it counts where there are none (`fold/repeated-logs`). */
  repeats?: ObservationKind;
  /** Name of the dialect that read the record. */
  dialect: string;
  traceId: string;
  /** Empty for a log record, whose span is its parent. */
  spanId: string;
  parentSpanId: string;
  name: string;
  start: number;
  end: number;
  status: StatusCode;
  statusMessage: string;
  fields: ObservedFields;
  /** Undefined where the record tells none, as most do. */
  rare: RareFields | undefined;
  /** Undefined where the record tells none, as most do. */
  facts: SessionFacts | undefined;
  resource: ResourceFields;
  /** The attribute that `fields.sessionId` came from. */
  sessionKey: string | undefined;
  tokens: TokenSemantics;
}
