import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';

import { ensureProgram } from '../../stack/native/build.mjs';
import { SEVERITY_BY_TIER, type Alert } from '../generator/alert';
import { repositoryRoot } from '../generator/files';
import { everyAlert } from '../generator/generate';
import { shipped } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';

const run = promisify(execFile);
const folder = join(repositoryRoot, 'stack/alertmanager');
const config = join(folder, 'alertmanager.yaml');

/** Where each severity goes; Watchdog has a way of its own. */
const RECEIVERS = { critical: 'page', warning: 'ticket', info: 'digest' } as const;

describe('Alertmanager', () => {
  let amtool: string;
  let scratch: string;

  before(async () => {
    amtool = await ensureProgram('alertmanager', { binary: 'amtool' });
    scratch = await mkdtemp(join(tmpdir(), 'flightrecorder-routes-'));
  });

  after(() => rm(scratch, { recursive: true, force: true }));

  const receiverOf = async (file: string, labels: Readonly<Record<string, string>>) => {
    const matchers = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    const { stdout } = await run(amtool, ['config', 'routes', 'test', `--config.file=${file}`, ...matchers]);
    return stdout.trim();
  };

  it('takes the configuration', async () => {
    await run(amtool, ['check-config', config]);
  });

  // The labels are those that the rules' own tests compare with what promtool gives.
  for (const { alert, file } of everyAlert(shipped)) {
    for (const tier of tiersOf(alert)) {
      it(`sends ${alert.name} (${file}) where its severity belongs${tier === undefined ? '' : `, tier ${tier}`}`, async () => {
        const given = Object.fromEntries(alert.by.map((label) => [label, `some ${label}`]));
        const { labels } = expectedAlert(alert, { labels: tier === undefined ? given : { ...given, tier }, value: 1 });
        const expected = alert.name === 'Watchdog' ? 'watchdog' : RECEIVERS[labels.severity as keyof typeof RECEIVERS];
        assert.equal(await receiverOf(config, { alertname: alert.name, ...labels }), expected);
      });
    }
  }

  it('makes a ticket of what no rule of ours sends', async () => {
    assert.equal(await receiverOf(config, { alertname: 'Other' }), 'ticket');
  });

  it('takes the receivers with accounts in place of the inbox, and routes the same', async () => {
    const [own, example] = await Promise.all(
      [config, join(folder, 'receivers.example.yaml')].map(async (path) => parse(await readFile(path, 'utf8')))
    );
    const file = join(scratch, 'alertmanager.yaml');
    await cp(join(folder, 'templates'), join(scratch, 'templates'), { recursive: true });
    await writeFile(file, stringify({ ...own, receivers: example.receivers }));
    await run(amtool, ['check-config', file]);
    assert.equal(await receiverOf(file, { severity: 'critical' }), 'page');
  });

  it('keeps no secret in a configuration', async () => {
    const texts = await Promise.all(
      [config, join(folder, 'receivers.example.yaml')].map((path) => readFile(path, 'utf8'))
    );
    const literal = /^\s*-?\s*(routing_key|service_key|api_url|auth_password|api_key|bot_token|password|credentials):/m;
    texts.forEach((text) => assert.doesNotMatch(text, literal));
    assert.match('  routing_key: abc', literal);
  });

  it('says in a message what happened, what to do, and where the sessions are', async () => {
    const alert = everyAlert(shipped).find(({ alert: { name } }) => name === 'LLMErrorBudgetBurnFast')!.alert;
    const given = { gateway: 'vendor', provider: 'p', model: 'a/b c', tier: 'page' };
    const { labels, annotations } = expectedAlert(alert, {
      labels: given,
      value: 0.31,
      answers: { calls: 220, budgetTime: 90_000 },
    });
    const text = await message({ labels: { alertname: alert.name, ...labels }, annotations });
    assert.match(text, /^1 firing: 31% of 220 calls of a\/b c through vendor failed in 1h$/m);
    assert.match(text, /At this pace a whole budget is gone in 1d 1h 0m 0s/);
    assert.match(text, /What to do: \S*\/LLMErrorBudgetBurn\.md/);
    const link = new URL(/Sessions: (\S+)/.exec(text)![1]!);
    assert.equal(link.pathname, '/a/flightrecorder-agents-app/sessions');
    assert.equal(link.searchParams.get('model'), 'a/b c');
    assert.equal(Number(link.searchParams.get('from')), Date.parse('2026-01-02T02:00:00Z'));
    assert.equal(link.searchParams.get('to'), 'now');
  });

  it('link to the session itself where the alert names one', async () => {
    const annotations = {
      summary: 's',
      description: 'd',
      runbook: 'r',
      dashboard: 'd',
      lookback: '1h',
      sessions: 'agent=a',
    };
    const text = await message({ labels: { alertname: 'LoopInSession', session_id: 'a/b&c=d' }, annotations });
    const link = new URL(/Sessions: (\S+)/.exec(text)![1]!);
    assert.equal(link.pathname, '/a/flightrecorder-agents-app/session');
    assert.equal(link.searchParams.get('id'), 'a/b&c=d');
    assert.equal(link.searchParams.get('agent'), null);
    assert.equal(Number(link.searchParams.get('from')), Date.parse('2026-01-02T02:00:00Z'));
  });

  async function message(alert: { labels: object; annotations: object }): Promise<string> {
    const data = join(scratch, 'data.json');
    const one = { ...alert, status: 'firing', startsAt: '2026-01-02T03:00:00Z', endsAt: '0001-01-01T00:00:00Z' };
    await writeFile(data, JSON.stringify({ status: 'firing', alerts: [one] }));
    const template = '{{ template "flightrecorder.title" . }}\n{{ template "flightrecorder.text" . }}';
    const { stdout } = await run(amtool, [
      'template',
      'render',
      `--template.glob=${join(folder, 'templates/*.tmpl')}`,
      `--template.text=${template}`,
      `--template.data=${data}`,
    ]);
    return stdout;
  }
});

function tiersOf({ severity }: Alert): Array<string | undefined> {
  return severity in SEVERITY_BY_TIER ? ['page', 'ticket'] : [undefined];
}
