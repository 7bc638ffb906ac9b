import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { foldSessions } from '../src/dialects/sessions';
import { otlpLines } from '../src/model/otlp/write';
import { readCapture, telemetryOf } from '../src/testing/captures';
import { readRecordings } from './recordings';

describe.each([
  ['claude-code', 'failing'],
  ['claude-code', 'loop-no-traces'],
  ['codex', 'loop-no-traces'],
  ['gemini-cli', 'subagent'],
  ['qwen-code', 'loop'],
  ['openinference-langchain', 'loop'],
  ['strands-openai', 'loop'],
])('the records of %s (%s) as OTLP', (emitter, scenario) => {
  it('are read by the command line as the same sessions', async () => {
    const { spans, logs } = telemetryOf(readCapture(emitter, scenario).requests);
    const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-export-'));
    const file = join(folder, 'session.jsonl');
    await writeFile(file, otlpLines(spans, logs));
    const { telemetry, remarks } = await readRecordings([file]);
    await rm(folder, { recursive: true });
    expect(remarks).toEqual([]);
    expect(foldSessions(telemetry)).toEqual(foldSessions({ spans, logs }));
  });
});
