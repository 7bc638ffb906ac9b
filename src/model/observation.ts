import type { ReportedTokens, TokenSemantics } from './tokens';
import type { RawSpan } from './telemetry';

/**
 * What one record tells, once its dialect has been understood: the step between raw telemetry and the folded session.
 * `workflow` groups agents without being one: its children are sessions of their own unless it names a session.
 */
export type ObservationKind = 'workflow' | 'agent' | 'step' | 'llm' | 'tool' | 'other';

/** The fields that a dialect can find in a record. Absent means not reported. */
export interface ObservedFields extends ReportedTokens {
  operation?: string;
  sessionId?: string;
  agent?: string;
  agentVersion?: string;
  provider?: string;
  requestModel?: string;
  responseModel?: string;
  responseId?: string;
  finishReason?: string;
  /** Seconds. */
  timeToFirstToken?: number;
  toolName?: string;
  toolCallId?: string;
  toolArguments?: string;
  toolResult?: string;
  errorType?: string;
  errorMessage?: string;
  httpStatus?: number;
}

/** What the resource of a record tells. */
export interface ResourceFields {
  sessionId?: string;
  sessionKey?: string;
  service?: string;
  serviceVersion?: string;
  source?: string;
}

export interface Observation {
  kind: ObservationKind;
  /** Name of the dialect that read the record. */
  dialect: string;
  span: RawSpan;
  fields: ObservedFields;
  resource: ResourceFields;
  /** The attribute that `fields.sessionId` came from. */
  sessionKey?: string;
  tokens: TokenSemantics;
}
