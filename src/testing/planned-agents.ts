import fc from 'fast-check';
import type { RawSpan } from '../model/telemetry';
import { TOKEN_BUCKETS, type TokenUsage } from '../model/tokens';
import { span } from './spans';

/** What an agent does, before anybody writes telemetry of it. */
export interface PlannedRun {
  turns: PlannedTurn[];
  /** Ends with a request that is never answered. */
  givesUp: boolean;
}

interface PlannedTurn {
  /** Attempts that fail before the one that is answered. */
  failures: number;
  /** Disjoint, all five known. */
  tokens: Required<TokenUsage>;
  tools: PlannedTool[];
}

interface PlannedTool {
  name: string;
  arguments: string;
  fails: boolean;
  subAgent: PlannedRun | undefined;
}

const count = fc.nat({ max: 100_000 });

const tokens: fc.Arbitrary<Required<TokenUsage>> = fc.record(
  Object.fromEntries(TOKEN_BUCKETS.map((bucket) => [bucket, count])) as Record<
    (typeof TOKEN_BUCKETS)[number],
    typeof count
  >
);

/** Runs of up to four turns, with sub-agents up to two levels deep. */
export const plannedRuns: fc.Arbitrary<PlannedRun> = fc.letrec<{ run: PlannedRun; subAgent: PlannedRun | undefined }>(
  (tie) => ({
    run: fc.record({
      turns: fc.array(
        fc.record({
          failures: fc.nat({ max: 2 }),
          tokens,
          tools: fc.array(
            fc.record({
              name: fc.constantFrom('search', 'read', 'delegate'),
              arguments: fc.json({ maxDepth: 2 }),
              fails: fc.boolean(),
              subAgent: tie('subAgent'),
            }),
            { maxLength: 3 }
          ),
        }),
        { minLength: 1, maxLength: 4 }
      ),
      givesUp: fc.boolean(),
    }),
    subAgent: fc.option(tie('run'), { nil: undefined, maxDepth: 2, depthSize: 'xsmall' }),
  })
).run;

/** The session that all spans of a planned run name. */
export const PLANNED_SESSION = 'planned';

/** The spans that plain GenAI instrumentation would write of a run: its agent's first. */
export function spansOfRun(run: PlannedRun): RawSpan[] {
  const spans: RawSpan[] = [];
  let clock = Date.UTC(2026, 0, 1);
  const add = (attributes: Parameters<typeof span>[0], parentSpanId: string, inside: (id: string) => void): void => {
    const start = clock++;
    const written = span(attributes, { parentSpanId, start });
    spans.push(written);
    inside(written.spanId);
    written.end = clock++;
  };
  const failedAttempt = (agent: string): void =>
    add({ 'gen_ai.operation.name': 'chat', 'error.type': '429' }, agent, () => {});
  const write = ({ turns, givesUp }: PlannedRun, parentSpanId: string): void =>
    add(
      { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': PLANNED_SESSION },
      parentSpanId,
      (agent) => {
        for (const turn of turns) {
          for (let attempt = 0; attempt < turn.failures; attempt++) {
            failedAttempt(agent);
          }
          add({ 'gen_ai.operation.name': 'chat', ...billed(turn.tokens) }, agent, () => {});
          for (const { name, arguments: text, fails, subAgent } of turn.tools) {
            const outcome: Parameters<typeof span>[0] = fails
              ? { 'error.type': 'ToolError' }
              : { 'gen_ai.tool.call.result': 'ok' };
            const call = { 'gen_ai.tool.name': name, 'gen_ai.tool.call.arguments': text, ...outcome };
            add({ 'gen_ai.operation.name': 'execute_tool', ...call }, agent, (tool) => {
              if (subAgent !== undefined) {
                write(subAgent, tool);
              }
            });
          }
        }
        if (givesUp) {
          failedAttempt(agent);
        }
      }
    );
  write(run, '');
  return spans;
}

/** As the conventions have it: totals include what is also told apart. */
function billed({ input, cacheRead, cacheWrite, output, reasoning }: Required<TokenUsage>): Record<string, number> {
  return {
    'gen_ai.usage.input_tokens': input + cacheRead + cacheWrite,
    'gen_ai.usage.cache_read.input_tokens': cacheRead,
    'gen_ai.usage.cache_creation.input_tokens': cacheWrite,
    'gen_ai.usage.output_tokens': output + reasoning,
    'gen_ai.usage.reasoning.output_tokens': reasoning,
  };
}

/** The totals that a fold of the run's telemetry must find. */
export function totalsOfRun(run: PlannedRun) {
  const all = [run, ...subAgentsOf(run)];
  const turns = all.flatMap(({ turns }) => turns);
  const tools = turns.flatMap((turn) => turn.tools);
  const givenUp = all.filter(({ givesUp }) => givesUp).length;
  const sum = (bucket: (typeof TOKEN_BUCKETS)[number]) => turns.reduce((total, turn) => total + turn.tokens[bucket], 0);
  return {
    runs: 1,
    subAgents: all.length - 1,
    llmCalls: turns.length + givenUp,
    llmErrors: givenUp,
    toolCalls: tools.length,
    toolErrors: tools.filter(({ fails }) => fails).length,
    tokens: Object.fromEntries(TOKEN_BUCKETS.map((bucket) => [bucket, sum(bucket)])),
  };
}

function subAgentsOf({ turns }: PlannedRun): PlannedRun[] {
  return turns
    .flatMap(({ tools }) => tools)
    .flatMap(({ subAgent }) => (subAgent === undefined ? [] : [subAgent, ...subAgentsOf(subAgent)]));
}
