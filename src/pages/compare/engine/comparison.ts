import { type CostBasis } from '../../../analysis/cost';
import { type Change, type SessionDiff } from '../../../analysis/diff/diff';
import { type Difference } from '../../../analysis/diff/steps';
import { type SessionOutcome } from '../../../analysis/verdict/verdict';
import {
  type ErrorInfo,
  type LlmOutcome,
  type RunStatus,
  type SessionState,
  type ToolOutcome,
} from '../../../model/session';
import { type TokenUsage } from '../../../model/tokens';

/** What the page says of one session as a whole. Plain data: it comes from another thread. */
export interface SideSummary {
  id: string;
  /** Milliseconds since 1970. */
  start: number;
  lastActivity: number;
  traceIds: readonly string[];
  name?: string;
  agent?: string;
  version?: string;
  models: readonly string[];
  state: SessionState;
  outcome: SessionOutcome;
  evidence?: string;
  figures: SideFigures;
  /** Calls by tool. */
  tools: ReadonlyMap<string, number>;
}

export interface SideFigures {
  /** Milliseconds. */
  wall: number;
  active: number;
  runs: number;
  steps: number;
  llmCalls: number;
  toolCalls: number;
  failures: number;
  /** Proven ones. */
  loops: number;
  tokens: TokenUsage;
  /** US dollars; null where nothing has a price. */
  usd: number | null;
  /** Calls without a price. */
  unpriced: number;
  bases: ReadonlySet<CostBasis>;
}

/** A call of a tool, as a row has it. */
export interface CallChip {
  name: string;
  /** Beginning of its arguments; undefined where they were not recorded. */
  preview?: string;
  outcome: ToolOutcome;
}

export interface StepCell {
  kind: 'step';
  /** What stands for it in addresses. */
  reference: string;
  number: number;
  calls: readonly CallChip[];
  /** Model of its last call. */
  model?: string;
  /** How the last call of a model ended. */
  answered?: LlmOutcome;
  tokens: TokenUsage;
  usd: number | null;
  unpriced: number;
  /** Milliseconds; NaN while it runs. */
  duration: number;
}

export interface RunCell {
  kind: 'run';
  reference: string;
  /** From 1, among the runs beside it. */
  position: number;
  /** It was started by a call or a run of the session. */
  isSubAgent: boolean;
  agent?: string;
  status: RunStatus;
  steps: number;
  duration: number;
}

/** A row of the comparison: a run or a step of either side, or two beside each other. */
export type ComparedRow = {
  change: Change;
  depth: number;
  differs: readonly Difference[];
  unsure: boolean;
  /** Two answers without tools that are the same but for their words. */
  otherWords: boolean;
} & ({ kind: 'run'; left?: RunCell; right?: RunCell } | { kind: 'step'; left?: StepCell; right?: StepCell });

export interface Comparison extends Omit<SessionDiff, 'rows'> {
  rows: readonly ComparedRow[];
}

/** A call of a step with all that is known of it. */
export interface CallDetails {
  kind: 'llm' | 'tool';
  /** Of the tool, else of the model. */
  name?: string;
  outcome: ToolOutcome | LlmOutcome;
  error?: ErrorInfo;
  arguments?: string;
  result?: string;
  /** What the model wrote, without what it thought and the calls that it asked for. */
  said?: string;
  /** Milliseconds; NaN while it runs. */
  duration: number;
}

/** Calls of the two steps of a row. */
export interface RowDetails {
  left?: readonly CallDetails[];
  right?: readonly CallDetails[];
}
