import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Scratch } from './scratch';
import { defineTool } from './tool';
import { ToolError } from './tool-error';

const path = z.string().describe('Path relative to the root of the project');

export const listFiles = defineTool({
  name: 'list_files',
  description: 'List the files of the project, or of one folder of it.',
  input: z.object({ path: path.optional() }),
  run: async (input, { scratch }) => {
    const folder = input.path ?? '.';
    await scratch.resolve(folder);
    const files = (await scratch.files()).filter((file) => folder === '.' || file.startsWith(`${folder}/`));
    if (files.length === 0) {
      throw new ToolError(
        'not_found',
        `there is no file in ${folder}; list the project without a path to see its folders.`
      );
    }
    return { files };
  },
});

export const readFileTool = defineTool({
  name: 'read_file',
  description: 'Read a text file of the project.',
  input: z.object({ path }),
  run: async (input, { scratch }) => ({ path: input.path, text: await readText(scratch, input.path) }),
});

export const writeFileTool = defineTool({
  name: 'write_file',
  description: 'Write a text file of the project, replacing what it had.',
  input: z.object({ path, text: z.string().describe('The whole new text of the file') }),
  run: async (input, { scratch }) => {
    const target = await scratch.resolve(input.path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, input.text);
    return { path: input.path, bytes: Buffer.byteLength(input.text) };
  },
});

export const editFile = defineTool({
  name: 'edit_file',
  description: 'Replace one piece of text in a file. The text must occur in the file exactly once.',
  input: z.object({
    path,
    find: z.string().min(1).describe('The exact text to replace'),
    replace: z.string().describe('The new text'),
  }),
  run: async (input, { scratch }) => {
    const text = await readText(scratch, input.path);
    const [before, after, ...more] = text.split(input.find);
    if (before === undefined || after === undefined) {
      throw new ToolError(
        'not_found',
        `${input.path} doesn't have that text; read the file and copy the text exactly.`
      );
    }
    if (more.length > 0) {
      throw new ToolError('ambiguous', `${input.path} has that text ${more.length + 1} times; give more of it.`);
    }
    await writeFile(await scratch.resolve(input.path), before + input.replace + after);
    return { path: input.path, line: before.split('\n').length };
  },
});

async function readText(scratch: Scratch, file: string): Promise<string> {
  const target = await scratch.resolve(file);
  try {
    return await readFile(target, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw new ToolError('not_found', `there is no file ${file}; list the files to see what there is.`);
    }
    throw error;
  }
}
