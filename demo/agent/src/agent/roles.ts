import { z } from 'zod';
import { RESEARCH_AGENT } from '../scenarios/scenario';
import { makeCheckStatus } from '../tools/check-status';
import { editFile, listFiles, readFileTool, writeFileTool } from '../tools/files';
import { runTests } from '../tools/run-tests';
import { search } from '../tools/search';
import { defineTool } from '../tools/tool';
import type { AnyTool } from '../tools/toolset';
import { makeAgent, type Agent, type AgentOptions } from './agent';

const MAIN_INSTRUCTIONS = `You are a coding agent in the repository acme/invoices, a small Node.js package.

- Look before you act: list, search and read files before you say anything about them or change them.
- Change as little as the task needs. Edit with exact text; after a failed edit, read the file again.
- Never change a test to make it pass. Run the tests after every change of the sources.
- Money is an integer number of cents, dates are ISO strings in UTC; keep it so.
- Delegate questions that need many files to the research agent, and use its answer.
- Stay inside the project. Don't install anything, don't use the network.
- When the task is done, answer in one or two sentences: what you found or changed, and where.
- When you can't do it, say what is missing instead of guessing.`;

const RESEARCH_INSTRUCTIONS = `You are a research agent in the repository acme/invoices.

- Answer the question from the files; never change one.
- Read only what the question needs, and name the files your answer comes from.
- Answer in a few plain sentences: another agent goes on with them.`;

const RESEARCH_MODEL = 'gpt-5.2-mini';

type RoleOptions = Omit<AgentOptions, 'instructions' | 'tools'>;

/** The tools of the agent the user talks to, but for `delegate`. Their background jobs live as long as the session. */
export function makeMainTools(): readonly AnyTool[] {
  return [listFiles, readFileTool, writeFileTool, editFile, search, runTests, makeCheckStatus()];
}

/** The main agent of one run, with the tools of its session and the tool that starts the research agent. */
export function makeMainAgent(options: RoleOptions, sessionTools: readonly AnyTool[]): Agent {
  return makeAgent({
    ...options,
    instructions: MAIN_INSTRUCTIONS,
    tools: [...sessionTools, makeDelegate(options)],
  });
}

function makeDelegate(options: RoleOptions): AnyTool {
  return defineTool({
    name: 'delegate',
    description: 'Let the research agent answer a question about the project. It sees only the task you give it.',
    input: z.object({ task: z.string().min(1) }),
    run: async ({ task }, { signal }) => {
      const agent = makeAgent({
        ...options,
        place: { ...options.place, agent: RESEARCH_AGENT },
        model: { ...options.model, name: RESEARCH_MODEL, stream: false },
        instructions: RESEARCH_INSTRUCTIONS,
        tools: [listFiles, readFileTool, search],
      });
      const { text } = await agent([{ role: 'user', content: task }], signal);
      return { answer: text };
    },
  });
}
