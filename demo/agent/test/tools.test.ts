import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeCheckStatus } from '../src/tools/check-status';
import { editFile, listFiles, readFileTool, writeFileTool } from '../src/tools/files';
import { runTests } from '../src/tools/run-tests';
import { makeScratch, type Scratch } from '../src/tools/scratch';
import { search } from '../src/tools/search';
import { type ToolDefinition } from '../src/tools/tool';
import { ToolError, type ToolErrorClass } from '../src/tools/tool-error';

let scratch: Scratch;
let outside: string;

before(async () => {
  scratch = await makeScratch();
  outside = await mkdtemp(join(tmpdir(), 'demo-agent-outside-'));
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await symlink(outside, join(scratch.root, 'link'));
});
after(async () => {
  await scratch.remove();
  await rm(outside, { recursive: true });
});

function run<Input, Output>(tool: ToolDefinition<Input, Output>, input: Input): Promise<Output> {
  return tool.run(tool.input.parse(input), { scratch, signal: undefined });
}

function failsWith(errorClass: ToolErrorClass): (error: unknown) => boolean {
  return (error) =>
    error instanceof ToolError && error.errorClass === errorClass && error.message.startsWith(errorClass);
}

describe('paths stay inside the scratch folder', () => {
  const escapes = ['../secret.txt', 'src/../../secret.txt', '/etc/passwd', 'link/secret.txt', 'link/new/file.txt'];
  for (const path of escapes) {
    test(`${path} can be neither read nor written`, async () => {
      await assert.rejects(run(readFileTool, { path }), failsWith('outside_folder'));
      await assert.rejects(run(writeFileTool, { path, text: 'x' }), failsWith('outside_folder'));
      await assert.rejects(run(editFile, { path, find: 'secret', replace: 'x' }), failsWith('outside_folder'));
    });
  }

  test('nor can a folder outside be listed, nor its name be a prefix of ours', async () => {
    await assert.rejects(run(listFiles, { path: '..' }), failsWith('outside_folder'));
    await assert.rejects(run(listFiles, { path: `${scratch.root}-sibling` }), failsWith('outside_folder'));
    assert.equal(await readFile(join(outside, 'secret.txt'), 'utf8'), 'secret');
  });

  test('search finds nothing behind a link', async () => {
    assert.equal((await run(search, { query: 'secret' })).total, 0);
  });
});

describe('files', () => {
  test('write, then read, also in a new folder', async () => {
    await run(writeFileTool, { path: 'notes/a.md', text: 'héllo' });
    assert.deepEqual(await run(readFileTool, { path: 'notes/a.md' }), { path: 'notes/a.md', text: 'héllo' });
    assert.deepEqual(await run(listFiles, { path: 'notes' }), { files: ['notes/a.md'] });
  });

  test('what is not there is not_found', async () => {
    await assert.rejects(run(readFileTool, { path: 'nothing.md' }), failsWith('not_found'));
    await assert.rejects(run(readFileTool, { path: 'src' }), failsWith('not_found'));
    await assert.rejects(run(listFiles, { path: 'nothing' }), failsWith('not_found'));
  });

  test('an edit needs text that is there exactly once', async () => {
    await run(writeFileTool, { path: 'edit.txt', text: 'one\ntwo\ntwo\n' });
    await assert.rejects(run(editFile, { path: 'edit.txt', find: 'three', replace: '' }), failsWith('not_found'));
    await assert.rejects(run(editFile, { path: 'edit.txt', find: 'two', replace: '' }), failsWith('ambiguous'));
    assert.deepEqual(await run(editFile, { path: 'edit.txt', find: 'one', replace: '$& 1' }), {
      path: 'edit.txt',
      line: 1,
    });
    assert.equal((await run(readFileTool, { path: 'edit.txt' })).text, '$& 1\ntwo\ntwo\n');
  });

  test('search gives pages, and no cursor after the last', async () => {
    const first = await run(search, { query: 'export function', limit: 10 });
    assert.deepEqual([first.total, first.matches.length, first.cursor], [13, 10, 10]);
    const second = await run(search, { query: 'export function', limit: 10, cursor: 10 });
    assert.deepEqual([second.total, second.matches.length, second.cursor], [13, 3, undefined]);
  });
});

describe('checks', () => {
  test('run_tests runs the real tests: two are red until they are fixed', async () => {
    assert.deepEqual(await run(runTests, {}), {
      passed: 4,
      failed: 2,
      failures: ['1900 is no leap year', 'week labels have two digits'],
    });
    await run(editFile, {
      path: 'src/dates.mjs',
      find: 'return `${year}-W${week}`;',
      replace: "return `${year}-W${String(week).padStart(2, '0')}`;",
    });
    assert.deepEqual(await run(runTests, {}), { passed: 5, failed: 1, failures: ['1900 is no leap year'] });
  });

  test('check_status gets further with each question, and finds broken files', async () => {
    await run(writeFileTool, { path: 'src/broken.mjs', text: 'export function (' });
    const checkStatus = makeCheckStatus();
    const seen: Array<[string, number]> = [];
    for (let question = 0; question < 5; question += 1) {
      const { state, checked, broken } = await run(checkStatus, { job: 'syntax' as const });
      seen.push([state, checked]);
      assert.deepEqual(broken, checked > 0 ? ['src/broken.mjs'] : []);
    }
    assert.deepEqual(seen, [
      ['running', 0],
      ['running', 2],
      ['running', 4],
      ['running', 6],
      ['done', 7],
    ]);
  });
});
