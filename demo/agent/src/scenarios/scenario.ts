/** Kinds of loop that a scenario can run into on purpose; the names are those of the product's loop analysis. */
export type LoopKind = 'identical' | 'oscillation';

/** A tool call the scripted model asks for. */
export interface ScriptedCall {
  tool: string;
  arguments: Record<string, unknown>;
}

/** An HTTP error the model server answers with. The status decides the error's type and retry hint. */
export interface ScriptedError {
  status: 429 | 500;
  message: string;
}

/** One answer of the scripted model: text, tool calls, or both. */
export interface AnswerTurn {
  text: string;
  calls: ScriptedCall[];
  /** Reasoning tokens, on top of the tokens that text and arguments have by their length. */
  reasoning: number;
  /** Errors answered before the answer, one per request: the client's retry gets the next. */
  errorsFirst?: ScriptedError[];
  /** Marks the calls as part of a loop; the model server's log carries it on. */
  loop?: LoopKind;
}

/** A turn that is never answered: every request gets the error. */
export interface ErrorTurn {
  error: ScriptedError;
}

export type Turn = AnswerTurn | ErrorTurn;

/** One run: a prompt of the user, and what the model answers each agent, turn by turn, until the last one's text. */
export interface ScriptedRun {
  /** The same task in different words; sessions take them in turn. */
  prompts: [string, ...string[]];
  /** The main agent's turns. */
  main: Turn[];
  /** The turns of the sub-agent, where the main agent delegates to it. */
  research?: Turn[];
}

/** One session's script, as data: the model server plays it, the agent knows only the prompts. */
export interface Scenario {
  name: string;
  /** What it shows, in one line. */
  shows: string;
  model: string;
  /** Whether the agent asks for a stream (server-sent events) or for one JSON answer. */
  stream: boolean;
  runs: [ScriptedRun, ...ScriptedRun[]];
  /** The session repeats its runs until it has the number asked for with `--long`. */
  repeats?: true;
  /** The last run ends in an error, as it should. */
  endsInError?: true;
}

/** Names of the agents, as they appear in the telemetry (`gen_ai.agent.name`) and in the model server's log. */
export const MAIN_AGENT = 'coding-agent';
export const RESEARCH_AGENT = 'research-agent';

/** A turn in which the model asks for tools. */
export function ask(calls: ScriptedCall[], reasoning: number, rest: Partial<AnswerTurn> = {}): AnswerTurn {
  return { text: '', calls, reasoning, ...rest };
}

/** The last turn of an agent: it answers in words. */
export function answer(text: string, reasoning: number): AnswerTurn {
  return { text, calls: [], reasoning };
}

/** The script of agent `name` in run `run` (from 1); runs beyond the script repeat it. Undefined: it has none there. */
export function turnsOf(scenario: Scenario, run: number, name: string): Turn[] | undefined {
  const script = scenario.runs[(run - 1) % scenario.runs.length];
  return { [MAIN_AGENT]: script?.main, [RESEARCH_AGENT]: script?.research }[name];
}
