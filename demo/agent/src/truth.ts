import { readFileSync } from 'node:fs';
import type { ModelLine, ToolLine, TruthLine } from './truth-log';
import type { LoopKind } from './scenarios/scenario';

/** Five disjoint token buckets: their sum is what the model server counted in all. */
export interface TokenSums {
  input: number;
  cacheRead: number;
  cacheWrite: number;
  output: number;
  reasoning: number;
}

/** A loop that the scenario's script makes the agent run into. */
export interface ExpectedLoop {
  kind: LoopKind;
  run: number;
  agent: string;
  /** The different tools in the loop, in the order of their first call. */
  tools: string[];
  /** How many tool calls belong to it. */
  calls: number;
}

/** What really happened in one session. */
export interface SessionTruth {
  session: string;
  scenario: string;
  runs: number;
  /** Names of the agents that called a model, in the order of their first call. */
  agents: string[];
  models: string[];
  /** Model calls as the agent's author counts them: a request and its retries are one call. */
  llmCalls: number;
  /** Model calls that ended in an error after all retries. */
  llmErrors: number;
  /** Model calls that were given up by the client before they were answered. */
  llmAborted: number;
  httpRequests: number;
  /** HTTP error answers by status, retried ones included. */
  httpErrors: Record<string, number>;
  /** Tool calls the model asked for, by tool. */
  toolCallsAsked: Record<string, number>;
  /** Tool calls that were carried out, by tool. */
  toolCalls: Record<string, { calls: number; failed: number }>;
  tokens: TokenSums;
  loops: ExpectedLoop[];
}

/**
 * Reads a truth log.
 * @throws if the file is absent, or a line isn't JSON (the error names the line)
 */
export function readTruth(path: string): TruthLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text === '' ? [] : [parseLine(path, text, index + 1)]));
}

function parseLine(path: string, text: string, number: number): TruthLine {
  try {
    return JSON.parse(text) as TruthLine;
  } catch (cause) {
    throw new Error(`Line ${number} of the truth log ${path} isn't JSON; was the file cut while it was written?`, {
      cause,
    });
  }
}

/** Sums the log up, one entry per session in the order of their first line. Uses nothing but the log. */
export function sumTruth(lines: readonly TruthLine[]): Map<string, SessionTruth> {
  const bySession = groupBy(lines, (line) => line.session);
  return new Map([...bySession].map(([session, own]) => [session, sumSession(session, own)]));
}

function sumSession(session: string, lines: TruthLine[]): SessionTruth {
  const model = lines.filter((line): line is ModelLine => line.kind === 'model');
  const tools = lines.filter((line): line is ToolLine => line.kind === 'tool');
  const calls = logicalCalls(model);
  return {
    session,
    scenario: lines[0]?.scenario ?? '',
    runs: new Set(lines.map((line) => line.run)).size,
    agents: unique(model.map((line) => line.agent)),
    models: unique(model.map((line) => line.model)),
    llmCalls: calls.length,
    llmErrors: calls.filter((call) => call.outcome === 'error').length,
    llmAborted: calls.filter((call) => call.outcome === 'aborted').length,
    httpRequests: model.length,
    httpErrors: count(model.filter((line) => line.outcome === 'error').map((line) => String(line.status))),
    toolCallsAsked: count(model.flatMap((line) => line.toolCalls.map((call) => call.name))),
    toolCalls: sumTools(tools),
    tokens: sumTokens(model),
    loops: expectedLoops(model),
  };
}

/** The last line of each model call: an error is followed by its retry, which has the same turn number. */
function logicalCalls(lines: ModelLine[]): ModelLine[] {
  const calls: ModelLine[] = [];
  for (const own of groupBy(lines, conversationOf).values()) {
    own.forEach((line, index) => {
      const retried = line.outcome === 'error' && own[index + 1]?.turn === line.turn;
      if (!retried) {
        calls.push(line);
      }
    });
  }
  return calls;
}

function sumTools(lines: ToolLine[]): SessionTruth['toolCalls'] {
  return Object.fromEntries(
    [...groupBy(lines, (line) => line.tool)].map(([tool, own]) => [
      tool,
      { calls: own.length, failed: own.filter((line) => !line.ok).length },
    ])
  );
}

function sumTokens(lines: ModelLine[]): TokenSums {
  const sums: TokenSums = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 };
  for (const { usage } of lines) {
    if (usage === null) {
      continue;
    }
    const { cached_tokens: read, cache_write_tokens: written } = usage.prompt_tokens_details;
    const { reasoning_tokens: reasoning } = usage.completion_tokens_details;
    sums.input += usage.prompt_tokens - read - written;
    sums.cacheRead += read;
    sums.cacheWrite += written;
    sums.output += usage.completion_tokens - reasoning;
    sums.reasoning += reasoning;
  }
  return sums;
}

function expectedLoops(lines: ModelLine[]): ExpectedLoop[] {
  const marked = lines.filter((line) => line.loop !== null);
  return [...groupBy(marked, (line) => `${conversationOf(line)} ${line.loop}`).values()].map((own) => {
    const [first] = own as [ModelLine, ...ModelLine[]];
    const tools = own.flatMap((line) => line.toolCalls.map((call) => call.name));
    return {
      kind: first.loop as LoopKind,
      run: first.run,
      agent: first.agent,
      tools: unique(tools),
      calls: tools.length,
    };
  });
}

function conversationOf(line: TruthLine): string {
  return `${line.run} ${line.agent}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function count(items: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(items, (item) => item)].map(([key, own]) => [key, own.length]));
}
