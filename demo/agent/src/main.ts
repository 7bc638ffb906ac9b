import { runSession, type SessionReport } from './agent/session';
import { startTelemetry } from './agent/telemetry';
import { HELP, readOptions, UsageError, type Options } from './cli/options';
import { runAtRate, runOnce, type StartSession } from './cli/schedule';
import { untilSignal } from './cli/stop';
import { startModelServer } from './model-server/server';
import { openTruthLog } from './truth-log';

/** Flushing after this many runs keeps a long session visible while it goes on. */
const FLUSH_EVERY_RUNS = 10;

/** Has the sessions that the options ask for. Returns the process's exit code. */
async function main(options: Options): Promise<number> {
  const stop = untilSignal();
  const truth = openTruthLog(options.truth);
  const server =
    options.modelUrl === undefined
      ? await startModelServer({ port: options.modelPort, speed: options.speed, truth })
      : undefined;
  const modelUrl = server?.url ?? (options.modelUrl as string);
  const telemetry = startTelemetry(options.endpoint);
  console.log(`agent: model at ${modelUrl}, telemetry to ${options.endpoint}`);

  const unexpected: SessionReport[] = [];
  const start: StartSession = async (scenario, number) => {
    const report = await runSession({
      scenario,
      number,
      repeatedRuns: options.long,
      modelUrl,
      truth,
      signal: stop.signal,
      afterRun: async (runs) => (runs % FLUSH_EVERY_RUNS === 0 ? telemetry.flush() : undefined),
    });
    await telemetry.flush();
    console.log(summary(report));
    if (report.error !== null && scenario.endsInError !== true) {
      unexpected.push(report);
    }
  };
  try {
    await (options.rate === undefined
      ? runOnce(options.scenarios, start, stop.signal)
      : runAtRate(options.scenarios, options.rate, start, stop.signal));
  } finally {
    await telemetry.shutdown();
    await server?.close();
    stop.dispose();
  }
  return verdict(unexpected, telemetry.failures(), options);
}

function summary(report: SessionReport): string {
  const facts = {
    session: report.id,
    scenario: report.scenario,
    runs: report.runs,
    failed_runs: report.failedRuns,
    llm_calls: report.llmCalls,
    llm_failed: report.llmFailed,
    tool_calls: report.toolCalls,
    tool_failed: report.toolFailed,
    ...(report.cancelled && { cancelled: true }),
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function verdict(unexpected: SessionReport[], failures: string[], { endpoint }: Options): number {
  for (const report of unexpected) {
    console.error(
      `Session ${report.id} (${report.scenario}) failed, which its script doesn't provide for: ${report.error}`
    );
  }
  if (failures.length > 0) {
    console.error(
      `Telemetry did not all arrive at ${endpoint} (${failures.join('; ')}); is an OTLP/HTTP receiver there?`
    );
  }
  return unexpected.length > 0 || failures.length > 0 ? 1 : 0;
}

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(HELP);
  } else {
    process.exitCode = await main(options);
  }
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
