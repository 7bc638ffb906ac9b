import { agentCommand } from '../../demo/setup/agent.mjs';
import { runProcess, startProcess } from '../../demo/setup/processes.mjs';

/** Scenarios without tools that start processes: those would only measure this machine. */
const QUICK = 'plain,paging,failing-tool,rate-limit,sub-agent';

/** Has real sessions by the demo agent, as fast as it can, until there are `count`. */
export async function haveSessions(endpoint: string, count: number, onProgress: (had: number) => void): Promise<void> {
  const flags = ['--scenarios', QUICK, '--rate', '60000', '--speed', 'max', '--endpoint', endpoint];
  const { command, args, cwd } = agentCommand(flags);
  let had = 0;
  let enough: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (enough = resolve));
  const agent = await startProcess(command, args, {
    cwd,
    onLine: (line) => {
      had += line.startsWith('session=') ? 1 : 0;
      onProgress(had);
      if (had >= count) {
        enough();
      }
    },
  });
  await Promise.race([done, agent.exited]);
  await agent.stop();
  if (had < count) {
    throw new Error(`The demo agent had ${had} sessions, not ${count}; it said last:\n${agent.lastLines()}`);
  }
}

/** Has one long session. @returns its id */
export async function haveLongSession(endpoint: string, traces: number): Promise<string> {
  const flags = ['--scenarios', 'long', '--long', String(traces), '--speed', 'max', '--endpoint', endpoint];
  const { command, args, cwd } = agentCommand(flags);
  let id: string | undefined;
  await runProcess(command, args, {
    cwd,
    onLine: (line) => (id ??= /^session=(\S+)/.exec(line)?.[1]),
    failure: 'The demo agent could not have its long session.',
  });
  if (id === undefined) {
    throw new Error('The demo agent ended without naming its long session.');
  }
  return id;
}
