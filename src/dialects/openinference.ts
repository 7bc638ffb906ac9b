import type { Observation } from '../model/observation';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { objectIn } from './json-text';
import { GENERAL, GEN_AI, INDEXED_MESSAGES, OPENINFERENCE } from './keys';
import { namedArguments } from './python-arguments';

/** LlamaIndex marks as a call of the model what only prepares one. */
const PREPARES = /\._?prepare_chat_with_tools$/;

/** Frameworks name an agent's span after the method that runs it. */
const METHOD = /\.(run|_execute_core|kickoff|invoke|arun|__call__)$/;

/** OpenInference instrumentations (Arize). Totals include cache and reasoning. Chains only group. */
export const openInference: Dialect = {
  ...genAi,
  name: 'OpenInference',
  scopes: /^openinference\./,
  keys: [OPENINFERENCE.kind],
  kinds: { LLM: 'llm', TOOL: 'tool', AGENT: 'agent' },
  indexedMessages: INDEXED_MESSAGES.openInference,
  fields: {
    ...genAi.fields,
    operation: [OPENINFERENCE.kind],
    sessionId: [GENERAL.sessionId, GEN_AI.conversationId],
    agent: [OPENINFERENCE.agentName],
    inputMessages: [OPENINFERENCE.input],
    outputMessages: [OPENINFERENCE.output],
    provider: [OPENINFERENCE.provider, OPENINFERENCE.system],
    requestModel: [OPENINFERENCE.requestModel, OPENINFERENCE.model],
    responseModel: [OPENINFERENCE.responseModel],
    finishReason: [OPENINFERENCE.finishReason],
    input: [OPENINFERENCE.inputTokens, GEN_AI.inputTokens],
    output: [OPENINFERENCE.outputTokens, GEN_AI.outputTokens],
    cacheRead: [OPENINFERENCE.cacheReadTokens],
    cacheWrite: [OPENINFERENCE.cacheWriteTokens],
    reasoning: [OPENINFERENCE.reasoningTokens],
    total: [OPENINFERENCE.totalTokens],
    cost: [OPENINFERENCE.cost],
    toolName: [OPENINFERENCE.toolName],
    toolCallId: [OPENINFERENCE.toolCallId, OPENINFERENCE.toolId],
    entity: [OPENINFERENCE.metadata],
    toolArguments: [OPENINFERENCE.input],
    toolResult: [OPENINFERENCE.output],
  },
  refine(observation) {
    switch (observation.kind) {
      case 'llm':
        observation.kind = PREPARES.test(observation.name) ? 'other' : 'llm';
        // Of a call of a model, too, the output is what any span's is.
        observation.fields.responseId ??= answerIdIn(observation.fields.toolResult);
        break;
      case 'other':
        if (isGraphOfAgent(observation)) {
          observation.kind = 'agent';
          observation.fields.agent = observation.name;
        }
        break;
      case 'agent':
        // LangChain's and CrewAI's agents are named by their span alone.
        observation.fields.agent ??= observation.name.replace(METHOD, '');
        break;
      case 'tool':
        observation.fields.toolName ??= handoffTool(observation.name);
        observation.fields.toolArguments = namedArguments(observation.fields.toolArguments);
    }
  },
};

/** OpenAI Agents: how the span of a handoff is named, after the agent that takes over. */
const HANDOFF = /^handoff to (.+)$/;

/** The tool that the model asked for: the SDK names it after the agent. */
function handoffTool(spanName: string): string | undefined {
  const agent = HANDOFF.exec(spanName)?.[1];
  return agent && `transfer_to_${agent.replace(/[^a-zA-Z0-9_]/g, '_').toLowerCase()}`;
}

/** Ids of answers, as providers write them. Some answers hold messages with ids of their own. */
const ANSWER_IDS = [/"(resp_\w+)"/, /"(chatcmpl-[\w-]+)"/, /"(msg_\w+)"/];

function answerIdIn(output: string | undefined): string | undefined {
  for (const pattern of output === undefined ? [] : ANSWER_IDS) {
    const id = pattern.exec(output as string)?.[1];
    if (id !== undefined) {
      return id;
    }
  }
  return undefined;
}

/** LangChain: an agent is a graph, whose span only what lies around it names an agent. */
function isGraphOfAgent({ name, rare }: Observation): boolean {
  return rare?.entity?.includes(AGENT_NAME) === true && objectIn(rare.entity)?.[AGENT_NAME] === name;
}

/** In the metadata of all spans of an agent, its own included. */
const AGENT_NAME = 'lc_agent_name';
