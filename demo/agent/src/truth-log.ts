import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoopKind } from './scenarios/scenario';

/** What every line of the truth log says about where it belongs. */
export interface TruthPlace {
  session: string;
  scenario: string;
  /** Number of the run (the user's prompt) in its session, from 1. */
  run: number;
  /** Name of the agent that asked; a sub-agent has its own. */
  agent: string;
}

/** A tool call as the model asked for it. */
export interface AskedToolCall {
  id: string;
  name: string;
  arguments: Record<string, unknown>;
}

/** Token usage in the wire format of OpenAI's chat completions: cached and reasoning tokens are parts of the totals. */
export interface WireUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number; cache_write_tokens: number };
  completion_tokens_details: { reasoning_tokens: number };
}

/** One HTTP request the model server answered (`outcome` tells how) or could not finish, because the client went away. */
export interface ModelLine extends TruthPlace {
  kind: 'model';
  /** Time of the answer, ISO 8601. */
  time: string;
  /** Number of the model call in the agent's conversation since the prompt, from 0. A retry has the same number. */
  turn: number;
  model: string;
  stream: boolean;
  outcome: 'answered' | 'error' | 'aborted';
  /** The HTTP status sent; null if the client went away before one was sent. */
  status: number | null;
  toolCalls: AskedToolCall[];
  usage: WireUsage | null;
  finishReason: string | null;
  responseId: string | null;
  /** The loop this call is part of, as the scenario's author marked it. */
  loop: LoopKind | null;
}

/** One tool call that was carried out. */
export interface ToolLine extends TruthPlace {
  kind: 'tool';
  /** Time of the result, ISO 8601. */
  time: string;
  tool: string;
  callId: string;
  arguments: unknown;
  ok: boolean;
  /** Class of the failure, such as `not_found`; null if the call went well. */
  error: string | null;
}

export type TruthLine = ModelLine | ToolLine;

/** Takes a line; it is on disk when the call returns, so whoever got the answer can already read it. */
export type TruthLog = (line: TruthLine) => void;

/**
 * Opens the append-only truth log: one JSON object per line.
 * @param path the file, made if need be; several processes may append to it. Without a path nothing is kept.
 */
export function openTruthLog(path: string | undefined): TruthLog {
  if (path === undefined) {
    return () => undefined;
  }
  mkdirSync(dirname(path), { recursive: true });
  return (line) => appendFileSync(path, `${JSON.stringify(line)}\n`);
}
