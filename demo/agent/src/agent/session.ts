import { randomUUID } from 'node:crypto';
import type { ModelMessage } from 'ai';
import { MAIN_AGENT, type Scenario } from '../scenarios/scenario';
import { makeScratch, type Scratch } from '../tools/scratch';
import type { AnyTool } from '../tools/toolset';
import type { TruthLog } from '../truth-log';
import type { Tally } from './agent';
import { makeLogger } from './logger';
import { makeMainAgent, makeMainTools } from './roles';

/** Runs whose messages the agent still sends along: enough to refer to, and requests stay small in a long session. */
const REMEMBERED_RUNS = 3;

export interface SessionOptions {
  scenario: Scenario;
  /** How many runs, where the scenario repeats its runs; the others have as many as their script. */
  repeatedRuns: number;
  /** Number of the session in this process, from 0: chooses among the wordings of a prompt. */
  number: number;
  modelUrl: string;
  truth: TruthLog;
  signal: AbortSignal;
  /** Called after each run, with the number of runs so far. */
  afterRun: (runs: number) => Promise<void>;
}

/** What the agent itself says about a session it had. */
export interface SessionReport extends Tally {
  id: string;
  scenario: string;
  runs: number;
  failedRuns: number;
  cancelled: boolean;
  /** The error of the last failed run; null if none failed. */
  error: string | null;
}

/** Has one session: a fresh project, then one run for each prompt of the scenario, until its end or the signal. */
export async function runSession(options: SessionOptions): Promise<SessionReport> {
  const report: SessionReport = {
    id: randomUUID(),
    scenario: options.scenario.name,
    runs: 0,
    failedRuns: 0,
    cancelled: false,
    error: null,
    llmCalls: 0,
    llmFailed: 0,
    toolCalls: 0,
    toolFailed: 0,
  };
  const scratch = await makeScratch();
  try {
    await runAll(options, scratch, report);
  } finally {
    await scratch.remove();
  }
  return report;
}

async function runAll(options: SessionOptions, scratch: Scratch, report: SessionReport): Promise<void> {
  const { scenario, signal } = options;
  const wanted = scenario.repeats === true ? options.repeatedRuns : scenario.runs.length;
  const tools = makeMainTools();
  const history: ModelMessage[][] = [];
  while (report.runs < wanted && !signal.aborted) {
    report.runs += 1;
    const messages = await runOnce(options, scratch, tools, history.flat(), report);
    history.push(messages);
    history.splice(0, history.length - REMEMBERED_RUNS);
    await options.afterRun(report.runs);
  }
  report.cancelled = signal.aborted;
}

/** One run. Its failure is a fact about the session, not about this program: it is logged and counted, not thrown. */
async function runOnce(
  { scenario, number, modelUrl, truth, signal }: SessionOptions,
  scratch: Scratch,
  tools: readonly AnyTool[],
  history: ModelMessage[],
  report: SessionReport
): Promise<ModelMessage[]> {
  const place = { session: report.id, scenario: scenario.name, run: report.runs, agent: MAIN_AGENT };
  const log = makeLogger(place);
  const model = { url: modelUrl, name: scenario.model, stream: scenario.stream };
  const agent = makeMainAgent({ place, scratch, model, truth, tally: report }, tools);
  const prompt: ModelMessage = { role: 'user', content: promptOf(scenario, report.runs, number) };

  log('user_prompt', `The user gave prompt ${report.runs} of the session.`, {
    'demo_agent.prompt_length': String(prompt.content).length,
  });
  try {
    const answer = await agent([...history, prompt], signal);
    log('run_finished', `Run ${report.runs} ended with an answer.`);
    return [prompt, ...answer.messages];
  } catch (error) {
    if (signal.aborted) {
      log('run_cancelled', `Run ${report.runs} was cancelled by the user.`);
      return [];
    }
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    log('run_failed', `Run ${report.runs} ended in an error: ${message}`, { 'error.type': name });
    report.failedRuns += 1;
    report.error = message;
    return [];
  }
}

function promptOf(scenario: Scenario, run: number, number: number): string {
  const { prompts } = scenario.runs[(run - 1) % scenario.runs.length] ?? scenario.runs[0];
  return prompts[number % prompts.length] ?? prompts[0];
}
