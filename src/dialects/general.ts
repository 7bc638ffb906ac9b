import type { EventSpec, FieldTable } from './dialect';
import { GENERAL, GEN_AI, VCS } from './keys';

/** Facts about a session that no GenAI convention names: general conventions, on any record or its resource. */
export const FACT_FIELDS: FieldTable = {
  user: [GENERAL.userId, GENERAL.endUserId, GENERAL.genAiUserId],
  team: [GENERAL.team, GENERAL.department],
  tenant: [GENERAL.tenant],
  organisation: [GENERAL.organisation],
  role: [GENERAL.agentRole],
  source: [GENERAL.agentSource],
  repository: [VCS.repositoryUrl, VCS.repositoryName],
  branch: [VCS.refName],
  commit: [VCS.revision],
  pullRequest: [VCS.changeId],
  issue: [VCS.issueId],
  instructionVersion: [GENERAL.instructionVersion],
  decisionTaken: [GENERAL.agentDecision],
};

export const RESOURCE_FIELDS: FieldTable = {
  ...FACT_FIELDS,
  sessionId: [GENERAL.sessionId, GEN_AI.conversationId],
  agentVersion: [GENERAL.serviceVersion],
};

/** The service is the agent's name where nothing better is known. */
export const SERVICE_FIELDS: FieldTable = { agent: [GENERAL.serviceName] };

/** The `exception` event of a span: asked before the span's own attributes, which say it better. */
export const EXCEPTION_FIELDS: FieldTable = {
  errorType: [GENERAL.exceptionType],
  errorMessage: [GENERAL.exceptionMessage],
};

/** Events of agents' owners, whatever the agent's dialect: no convention has them. */
export const OWNER_EVENTS: Readonly<Record<string, EventSpec>> = {
  'agent.override': {
    kind: 'override',
    fields: {
      decision: [GENERAL.overrideFrom],
      label: [GENERAL.overrideTo],
      comment: [GENERAL.overrideReason],
    },
  },
};
