import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { CODING_AGENT, COPILOT, GENERAL, GEN_AI } from './keys';

const SECONDS = 1000;

/**
 * GitHub Copilot, in editors and on the command line: GenAI names. An agent's span repeats the sums of its calls. The
 * resource's `session.id` is the editor's window, so the conversation goes first. What it calls cost are credits. The
 * command line tells of compactions in events of spans.
 */
export const copilot: Dialect = {
  ...genAi,
  name: 'GitHub Copilot',
  scopes: /^(github\.copilot|copilot-chat)/,
  services: /^(copilot-chat|github-copilot)$/,
  fields: {
    ...genAi.fields,
    sessionId: [GEN_AI.conversationId, COPILOT.chatSessionId],
    turnId: [COPILOT.interactionId],
    timeToFirstToken: [
      { key: GEN_AI.timeToFirstChunk, factor: SECONDS },
      { key: COPILOT.timeToFirstChunk, factor: SECONDS },
      COPILOT.timeToFirstToken,
    ],
    contextWindow: [COPILOT.maxPromptTokens],
    cost: [],
    repository: [COPILOT.repository],
    branch: [COPILOT.branch],
    commit: [COPILOT.commit],
    organisation: [COPILOT.organisation, GENERAL.organisation],
    user: [GENERAL.userId, COPILOT.userName],
  },
  eventsInSpans: {
    'github.copilot.session.compaction_complete': {
      kind: 'compaction',
      fields: {
        tokensBefore: [COPILOT.tokensBefore, COPILOT.tokensBeforePlain],
        tokensAfter: [COPILOT.tokensAfter, COPILOT.tokensAfterPlain],
        trigger: [COPILOT.trigger],
      },
    },
  },
  events: {
    ...genAi.events,
    'copilot_chat.tool.call': {
      kind: 'tool',
      fields: { duration: [CODING_AGENT.duration], success: [CODING_AGENT.success] },
    },
    'copilot_chat.user.feedback': {
      kind: 'feedback',
      fields: { label: [COPILOT.rating], sessionId: [COPILOT.eventConversationId] },
    },
  },
};
