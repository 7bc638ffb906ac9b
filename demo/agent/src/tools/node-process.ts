import { spawn } from 'node:child_process';

/** What a finished process left behind. */
export interface ProcessResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs Node.js on the project, in `cwd`, and waits for its end.
 * The child gets no environment of ours: NODE_OPTIONS would load our own modules into it, and NODE_TEST_CONTEXT
 * (set when this runs inside a test) would change the format of its test report.
 * @throws AbortError if the signal is aborted
 */
export function runNode(args: string[], cwd: string, signal: AbortSignal | undefined): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, signal, env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    const result: ProcessResult = { exitCode: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ ...result, exitCode }));
  });
}
