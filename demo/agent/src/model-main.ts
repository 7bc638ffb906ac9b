import { once } from 'node:events';
import { HELP, readOptions, UsageError } from './cli/options';
import { untilSignal } from './cli/stop';
import { startModelServer } from './model-server/server';
import { openTruthLog } from './truth-log';

/** The model server alone, for agents in other processes: takes --model-port, --speed and --truth, and runs until Ctrl-C. */
try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(HELP);
  } else {
    const stop = untilSignal();
    const server = await startModelServer({
      port: options.modelPort,
      speed: options.speed,
      truth: openTruthLog(options.truth),
    });
    console.log(`model server: ${server.url}`);
    await once(stop.signal, 'abort');
    await server.close();
  }
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
