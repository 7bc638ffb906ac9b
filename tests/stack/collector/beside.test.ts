import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { ensureProgram } from '../../../stack/native/build.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';

const run = promisify(execFile);
const file = (name: string) => join(repositoryRoot, 'collector', name);
const read = async (name: string) => parse(await readFile(file(name), 'utf8'));

describe('our configuration, given to other collectors', { timeout: 300_000 }, () => {
  let folder: string;
  let program: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-beside-'));
    await writeFile(join(folder, 'salt'), 'salt-of-the-tests-0123456789');
    program = await ensureProgram('collector', { onProgress: ({ text }) => console.log(text) });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const validate = (...files: string[]) =>
    run(program, ['validate', ...files.map((path) => `--config=${path}`)], {
      env: { PATH: process.env.PATH, FLIGHTRECORDER_SALT_FILE: join(folder, 'salt') },
    });

  for (const files of [
    ['config.yaml', 'generated.yaml'],
    ['config.yaml', 'generated.yaml', 'loops.yaml', 'agent-metrics.yaml'],
    ['beside.example.yaml', 'generated.yaml'],
  ]) {
    it(`the collector takes ${files.join(' and ')}`, async () => {
      await validate(...files.map(file));
    });
  }

  it('the collector refuses a pipeline that names what is not there, so that the above says something', async () => {
    const broken = join(folder, 'broken.yaml');
    await writeFile(broken, 'service: { pipelines: { traces: { processors: [transform/lok] } } }');
    await assert.rejects(validate(file('config.yaml'), file('generated.yaml'), broken), /transform\/lok/);
  });

  it('the example has the pipelines of our own configuration', async () => {
    const [own, example] = await Promise.all(['config.yaml', 'beside.example.yaml'].map(read));
    for (const [name, pipeline] of Object.entries<any>(example.service.pipelines)) {
      const ours = own.service.pipelines[name];
      const processors = ours.processors.filter((processor: string) => processor !== 'memory_limiter');
      assert.deepEqual([pipeline.receivers, pipeline.processors], [ours.receivers, processors], name);
    }
    for (const part of ['transform/log_records', 'resource/log_records', 'deltatocumulative']) {
      assert.deepEqual(example.processors[part], own.processors[part], part);
    }
  });
});
