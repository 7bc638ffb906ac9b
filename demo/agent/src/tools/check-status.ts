import { z } from 'zod';
import { runNode } from './node-process';
import type { Scratch } from './scratch';
import { defineTool, type ToolDefinition } from './tool';
import { ToolError } from './tool-error';

interface Job {
  todo: string[];
  total: number;
  broken: string[];
}

interface Status {
  state: 'running' | 'done';
  checked: number;
  total: number;
  broken: string[];
}

/**
 * The status tool of one session. A job checks the syntax of the sources, two files from one status check to the next:
 * it really works, and its state depends on the number of checks alone, not on the speed of the machine.
 */
export function makeCheckStatus(): ToolDefinition<{ job: 'syntax' }, Status> {
  const jobs = new Map<string, Job>();
  return defineTool({
    name: 'check_status',
    description: 'Ask how far a background job is. The first question starts it.',
    input: z.object({ job: z.literal('syntax') }),
    run: async ({ job: name }, { scratch, signal }) => {
      const job = jobs.get(name) ?? (await startJob(scratch));
      const files = jobs.has(name) ? job.todo.splice(0, FILES_A_CHECK) : [];
      jobs.set(name, job);
      for (const file of files) {
        const { exitCode } = await runNode(['--check', await scratch.resolve(file)], scratch.root, signal);
        job.broken.push(...(exitCode === 0 ? [] : [file]));
      }
      const checked = job.total - job.todo.length;
      return { state: job.todo.length > 0 ? 'running' : 'done', checked, total: job.total, broken: [...job.broken] };
    },
  });
}

const FILES_A_CHECK = 2;

async function startJob(scratch: Scratch): Promise<Job> {
  const todo = (await scratch.files()).filter((file) => file.endsWith('.mjs'));
  if (todo.length === 0) {
    throw new ToolError('not_found', 'the project has no sources to check.');
  }
  return { todo, total: todo.length, broken: [] };
}
