import { APICallError, isStepCount, RetryError, ToolLoopAgent, type ModelMessage } from 'ai';
import { makeToolset, type AnyTool } from '../tools/toolset';
import type { Scratch } from '../tools/scratch';
import type { TruthLog, TruthPlace } from '../truth-log';
import { makeLogger } from './logger';
import { makeModel, MAX_RETRIES } from './model';

/** More steps than any scenario has: a guard, as every real agent has one. */
const MAX_STEPS = 25;

/** Counts of what an agent did, as its own SDK reports it. */
export interface Tally {
  llmCalls: number;
  llmFailed: number;
  toolCalls: number;
  toolFailed: number;
}

export interface AgentOptions {
  place: TruthPlace;
  instructions: string;
  tools: readonly AnyTool[];
  scratch: Scratch;
  model: { url: string; name: string; stream: boolean };
  truth: TruthLog;
  /** Added to while the agent works. */
  tally: Tally;
}

export interface AgentAnswer {
  text: string;
  /** What the model and the tools said, to go on with in the next run. */
  messages: ModelMessage[];
}

/** One agent, for one run: answers `messages` with the help of its tools. Rejects with the SDK's error if the model fails. */
export type Agent = (messages: ModelMessage[], signal: AbortSignal | undefined) => Promise<AgentAnswer>;

/**
 * Makes an agent of the AI SDK. The session's id goes into its telemetry as the SDK provides for it: as runtime context
 * that telemetry may include; the agent's name is the function id.
 */
export function makeAgent({ place, instructions, tools, scratch, model, truth, tally }: AgentOptions): Agent {
  const log = makeLogger(place);
  const agent = new ToolLoopAgent({
    model: makeModel({ url: model.url, name: model.name, place, log }),
    instructions,
    tools: makeToolset(tools, { environment: { scratch }, place, truth, log }),
    stopWhen: isStepCount(MAX_STEPS),
    maxRetries: MAX_RETRIES,
    runtimeContext: { sessionId: place.session },
    telemetry: { functionId: place.agent, includeRuntimeContext: { sessionId: true } },
    // The SDK would print the error of a stream; the caller gets it anyway.
    onError: () => undefined,
    onStepStart: () => void (tally.llmCalls += 1),
    onToolExecutionEnd: ({ toolOutput }) => {
      tally.toolCalls += 1;
      tally.toolFailed += toolOutput.type === 'tool-error' ? 1 : 0;
    },
  });
  return async (messages, signal) => {
    const call = { messages, abortSignal: signal };
    try {
      return await (model.stream ? readStream(await agent.stream(call)) : readAnswer(await agent.generate(call)));
    } catch (error) {
      tally.llmFailed += RetryError.isInstance(error) || APICallError.isInstance(error) ? 1 : 0;
      throw error;
    }
  };
}

async function readAnswer(result: Awaited<ReturnType<ToolLoopAgent['generate']>>): Promise<AgentAnswer> {
  return { text: result.text, messages: result.responseMessages };
}

/** Errors of a stream are parts of it; they end the run like any other. */
async function readStream(result: Awaited<ReturnType<ToolLoopAgent['stream']>>): Promise<AgentAnswer> {
  for await (const part of result.stream) {
    if (part.type === 'error') {
      throw part.error;
    }
    if (part.type === 'abort') {
      throw new DOMException('The run was cancelled.', 'AbortError');
    }
  }
  return { text: await result.text, messages: await result.responseMessages };
}
