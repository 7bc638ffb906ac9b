import type { ModelLine, ToolLine, TruthLine } from '../../demo/agent/src/truth-log';
import type { SessionTruth } from '../../demo/agent/src/truth';

/** A row of the session page's tree, as the model server's log has it. */
export interface TreeRow {
  level: number;
  title: string;
  failed: boolean;
}

/** Figures of a session that the list of sessions shows. */
export interface SessionFigures {
  id: string;
  agent: string;
  runs: number;
  steps: number;
  llmCalls: number;
  toolCalls: number;
  failures: number;
  tokens: SessionTruth['tokens'];
}

/** What the list must say of a session. A turn of the model is a step: the SDK retries within one. */
export function figuresOf(truth: SessionTruth): SessionFigures {
  const tools = Object.values(truth.toolCalls);
  return {
    id: truth.session,
    agent: truth.agents[0] ?? '',
    runs: truth.runs,
    steps: truth.llmCalls,
    llmCalls: truth.llmCalls,
    toolCalls: sum(tools.map(({ calls }) => calls)),
    failures: truth.llmErrors + sum(tools.map(({ failed }) => failed)),
    tokens: truth.tokens,
  };
}

/** The tree session ▸ run ▸ step ▸ call of a session, every row of it, from the log alone. */
export function treeOf(session: string, lines: readonly TruthLine[]): TreeRow[] {
  const own = lines.filter((line) => line.session === session);
  const runs = [...new Set(own.map(({ run }) => run))];
  return [
    // Named after the first prompt, which the log does not hold.
    { level: 1, title: '', failed: false },
    ...runs.flatMap((run) => {
      const inRun = own.filter((line) => line.run === run);
      const main = inRun[0]?.agent ?? '';
      return agentRows({ lines: inRun, agent: main, title: `Run ${run}`, level: 2 });
    }),
  ];
}

interface AgentRows {
  /** All lines of the run, those of sub-agents too. */
  lines: readonly TruthLine[];
  agent: string;
  title: string;
  level: number;
}

function agentRows({ lines, agent, title, level }: AgentRows): TreeRow[] {
  const turns = lastAttempts(lines.filter((line): line is ModelLine => isModel(line) && line.agent === agent));
  const failed = turns.at(-1)?.outcome === 'error';
  return [
    { level, title, failed },
    ...turns.flatMap((turn, index) => [
      { level: level + 1, title: `Step ${index + 1}`, failed: false },
      { level: level + 2, title: turn.model, failed: turn.outcome === 'error' },
      ...toolsOf(turn, lines).flatMap((tool) => [
        { level: level + 2, title: tool.tool, failed: !tool.ok },
        ...subAgentsOf(tool, lines).flatMap((name) =>
          agentRows({ lines, agent: name, title: 'Sub-agent', level: level + 3 })
        ),
      ]),
    ]),
  ];
}

/** An error is followed by its retry, which has the same turn number. */
function lastAttempts(lines: readonly ModelLine[]): ModelLine[] {
  return lines.filter((line, index) => lines[index + 1]?.turn !== line.turn);
}

function toolsOf(turn: ModelLine, lines: readonly TruthLine[]): ToolLine[] {
  return turn.toolCalls.flatMap(({ id }) =>
    lines.filter((line): line is ToolLine => line.kind === 'tool' && line.callId === id)
  );
}

/** Whoever else has lines in the run was started by the tool that delegates. */
function subAgentsOf(tool: ToolLine, lines: readonly TruthLine[]): string[] {
  const others = lines.map(({ agent }) => agent).filter((agent) => agent !== tool.agent);
  return tool.tool === 'delegate' ? [...new Set(others)] : [];
}

function isModel(line: TruthLine): line is ModelLine {
  return line.kind === 'model';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
