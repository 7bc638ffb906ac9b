import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { defineTool } from './tool';

const DEFAULT_LIMIT = 20;

export const search = defineTool({
  name: 'search',
  description: 'Search the text of all files of the project. Long results come in pages: pass on the cursor.',
  input: z.object({
    query: z.string().min(1).describe('Plain text; upper and lower case matter'),
    cursor: z.number().int().min(0).optional().describe('Where to go on, from the page before'),
    limit: z.number().int().min(1).max(100).optional(),
  }),
  run: async ({ query, cursor = 0, limit = DEFAULT_LIMIT }, { scratch }) => {
    const matches: Array<{ path: string; line: number; text: string }> = [];
    for (const path of await scratch.files()) {
      const lines = (await readFile(await scratch.resolve(path), 'utf8')).split('\n');
      lines.forEach((text, index) => {
        if (text.includes(query)) {
          matches.push({ path, line: index + 1, text: text.trim() });
        }
      });
    }
    const end = cursor + limit;
    return {
      total: matches.length,
      matches: matches.slice(cursor, end),
      ...(end < matches.length && { cursor: end }),
    };
  },
});
