/**
 * Makes test fixtures of recorded telemetry: `node --import tsx tests/captures/cut.ts FOLDER…`, where a folder holds
 * `<emitter>/<scenario>.json` (or `.json.gz`) beside `<scenario>.expected.json` or `<scenario>.truth.jsonl`.
 * What it leaves out and why: `tests/fixtures/README.md`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readTruth } from '../../demo/agent/src/truth';
import { expectedOfTruth } from './demo-truth';
import { cutRequest, type ExportRequest } from './requests';

const FIXTURES = join(import.meta.dirname, '../fixtures');
/** Characters from which a file is compressed: the folder is part of every clone. */
const COMPRESS_FROM = 32_000;

for (const folder of process.argv.slice(2)) {
  for (const emitter of readdirSync(folder, { withFileTypes: true })) {
    if (emitter.isDirectory()) {
      cutEmitter(join(folder, emitter.name));
    }
  }
}

function cutEmitter(source: string): void {
  const target = join(FIXTURES, basename(source));
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(source)) {
    const [, scenario, compressed] = /^(?!.*\.expected\.json)(.+)\.json(\.gz)?$/.exec(file) ?? [];
    const expected = scenario === undefined ? undefined : expectedOf(join(source, scenario));
    if (scenario === undefined || expected === undefined) {
      continue;
    }
    const bytes = readFileSync(join(source, file));
    const requests = JSON.parse((compressed ? gunzipSync(bytes) : bytes).toString()) as ExportRequest[];
    const kept = requests.filter(({ signal }) => signal !== 'metrics').map(cutRequest);
    write(join(target, scenario), `[\n${kept.map((request) => JSON.stringify(request)).join(',\n')}\n]\n`);
    writeFileSync(join(target, `${scenario}.expected.json`), `${JSON.stringify(expected, null, 1)}\n`);
  }
}

/** What the fixture must give: as counted beside the recording, or summed up from the model server's log. */
function expectedOf(scenario: string): object | undefined {
  if (existsSync(`${scenario}.truth.jsonl`)) {
    return expectedOfTruth(basename(scenario), readTruth(`${scenario}.truth.jsonl`));
  }
  if (!existsSync(`${scenario}.expected.json`)) {
    return undefined;
  }
  const {
    emitter,
    version,
    scenario: name,
    notes,
    derivable,
  } = JSON.parse(readFileSync(`${scenario}.expected.json`, 'utf8'));
  return { emitter, version, scenario: name, notes, derivable };
}

function write(path: string, text: string): void {
  rmSync(`${path}.json`, { force: true });
  rmSync(`${path}.json.gz`, { force: true });
  if (text.length > COMPRESS_FROM) {
    writeFileSync(`${path}.json.gz`, gzipSync(text, { level: 9 }));
  } else {
    writeFileSync(`${path}.json`, text);
  }
}
