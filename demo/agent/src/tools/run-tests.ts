import { z } from 'zod';
import { runNode } from './node-process';
import { defineTool } from './tool';
import { ToolError } from './tool-error';

export const runTests = defineTool({
  name: 'run_tests',
  description: "Run the project's tests with Node's own runner, and report which fail.",
  input: z.object({}),
  run: async (_input, { scratch, signal }) => {
    const tests = (await scratch.files()).filter((file) => file.startsWith('test/') && file.endsWith('.test.mjs'));
    const { stdout, stderr } = await runNode(['--test', '--test-reporter=tap', ...tests], scratch.root, signal);
    const passed = summaryCount(stdout, 'pass');
    const failed = summaryCount(stdout, 'fail');
    if (passed === undefined || failed === undefined) {
      throw new ToolError('check_failed', `the test runner wrote no summary: ${stderr.trim() || 'no output at all'}`);
    }
    return { passed, failed, failures: failedNames(stdout) };
  },
});

function summaryCount(tap: string, word: 'pass' | 'fail'): number | undefined {
  const match = new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap);
  return match === null ? undefined : Number(match[1]);
}

function failedNames(tap: string): string[] {
  return [...tap.matchAll(/^not ok \d+ - (.+)$/gm)].map((match) => match[1] ?? '');
}
