import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';

import { ensureProgram } from '../../stack/native/build.mjs';
import { checkRules } from '../generator/check-rules';
import { repositoryRoot } from '../generator/files';
import { allFiles, everyAlert } from '../generator/generate';
import { IMPORTED_RUNBOOK } from '../generator/import/objectives';
import { FOLDERS } from '../generator/outputs';
import { type RulesFile } from '../generator/rules-file';
import { REAL_TIME } from '../generator/windows';
import { shipped } from '../testing/definitions';

const run = promisify(execFile);
const main = join(repositoryRoot, 'alert-rules/generator/main.ts');
const generated = join(repositoryRoot, 'alert-rules/generated');

describe('the generated files', () => {
  it('are what the definitions say', async () => {
    await run(process.execPath, ['--import', 'tsx', main, '--check'], { cwd: repositoryRoot });
  });

  for (const folder of [FOLDERS.loaded, FOLDERS.waiting]) {
    it(`load in Prometheus: ${folder}`, async () => {
      await checkWithPromtool(join(generated, folder));
    });
  }

  it('load in Prometheus with all times shortened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-scaled-'));
    try {
      await run(process.execPath, ['--import', 'tsx', main, '--scale', '1/60', '--out', folder], {
        cwd: repositoryRoot,
      });
      await checkWithPromtool(join(folder, FOLDERS.loaded));
      const { groups } = parse(await readFile(join(folder, FOLDERS.loaded, 'slo-llm-errors.yaml'), 'utf8'));
      assert.equal(groups[0].interval, '1s');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('give every alert a severity, its SLO or chapter, a runbook that exists, a summary and a dashboard', async () => {
    const names = new Set(await readdir(join(repositoryRoot, 'docs/runbooks')));
    for (const { alert } of everyAlert(shipped)) {
      assert.ok(names.has(`${alert.runbook}.md`), `${alert.name} has no runbook`);
      assert.ok(alert.labels?.slo, `${alert.name} has no label slo`);
      assert.ok(alert.summary.length > 0 && alert.description.length > 0, `${alert.name} says nothing`);
    }
    const runbooks = [...everyAlert(shipped).map(({ alert }) => alert.runbook), IMPORTED_RUNBOOK];
    const used = new Set(runbooks.map((runbook) => `${runbook}.md`));
    assert.deepEqual(
      [...names].filter((name) => !used.has(name)),
      [],
      'runbooks without an alert'
    );
  });

  it('have a limit for every group of alerts', () => {
    const groups = allFiles(shipped, REAL_TIME).flatMap((file) => file.groups);
    const unlimited = groups.filter(
      (group) => group.rules.some((rule) => 'alert' in rule) && group.limit === undefined
    );
    assert.deepEqual(unlimited, []);
  });
});

describe('the rules of the house, on rules', () => {
  it('are kept', () => assert.deepEqual(checkRules(allFiles(shipped, REAL_TIME)), []));

  const cases: Array<[title: string, expr: string, labels: Record<string, string>, expected: RegExp]> = [
    ['a metric that nobody emits', 'sum(agent_calls_total)', {}, /reads agent_calls_total, which neither/],
    ['a session in a label', 'sum by (session_id) (agent_llm_calls_total)', {}, /uses the label session_id/],
    [
      'a label that the metric lacks',
      'agent_tool_calls_total{model="m"}',
      {},
      /asks agent_tool_calls_total for the label model/,
    ],
    ['a value in a label', 'vector(1)', { tier: '{{ $value }}' }, /puts its value into the label tier/],
    ['what is not PromQL', 'sum by (', {}, /is not PromQL/],
  ];
  for (const [title, expr, labels, expected] of cases) {
    it(`refuse ${title}`, () => {
      const file: RulesFile = {
        name: 'f',
        comment: '',
        groups: [{ name: 'g', interval: 60, rules: [{ alert: 'A', expr, labels, annotations: {} }] }],
      };
      assert.match(checkRules([file]).join('\n'), expected);
    });
  }
});

async function checkWithPromtool(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  assert.ok(files.length > 0, `${folder} is empty`);
  const promtool = await ensureProgram('prometheus', { binary: 'promtool' });
  await run(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', ...files], { cwd: folder });
}
