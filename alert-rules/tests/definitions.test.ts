import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { definitionFiles, repositoryRoot } from '../generator/files';
import { DefinitionError, describeProblem } from '../generator/problems';
import { readDefinitions, type DefinitionFiles } from '../generator/read/definitions';

const files = definitionFiles(join(repositoryRoot, 'alert-rules'));

/** What is said where one file reads differently. */
function said(path: string, from: string | RegExp, to: string): string[] {
  const changed = (file: { path: string; text: string }) => {
    if (file.path !== path) {
      return file;
    }
    const text = file.text.replace(from, to);
    assert.notEqual(text, file.text, `${path} has no ${from}`);
    return { ...file, text };
  };
  const all: DefinitionFiles = {
    slos: files.slos.map(changed),
    imported: files.imported,
    tiers: changed(files.tiers),
    profiles: changed(files.profiles),
    budgets: changed(files.budgets),
    prices: changed(files.prices),
  };
  try {
    return readDefinitions(all).remarks.map(describeProblem);
  } catch (error) {
    assert.ok(error instanceof DefinitionError);
    return error.problems.map(describeProblem);
  }
}

function lineOf(path: string, text: string): number {
  return (
    readFileSync(join(repositoryRoot, path), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

const SLO = 'alert-rules/slo/llm-errors.yaml';
const LATENCY = 'alert-rules/slo/llm-latency-p90.yaml';
const TIERS = 'alert-rules/tiers.yaml';
const PROFILES = 'alert-rules/profiles.yaml';

describe('a mistake in a definition is said with file, line and what was expected', () => {
  it('says nothing of what is right', () => {
    assert.deepEqual(said(SLO, '\n', '\n\n'), []);
    // As editors of another system save it.
    assert.deepEqual(said(TIERS, /^/, '\uFEFF'), []);
    assert.deepEqual(said(TIERS, /\n/g, '\r\n'), []);
  });

  const cases: Array<[title: string, path: string, from: string | RegExp, to: string, expected: RegExp]> = [
    ['an empty file', TIERS, /[^]*/, '# Nothing.\n', /tiers\.yaml:1: the file is empty; expected keys with values/],
    ['a list', SLO, /[^]*/, '- 1\n', /llm-errors\.yaml:1: the file is a list; expected keys with values/],
    ['a second document', SLO, /$/, '---\n{}\n', /llm-errors\.yaml:\d+: begins a second document; expected one/],
    ['a tab', TIERS, '  - { gateway', '\t- { gateway', /tiers\.yaml:8: is not YAML: Tabs are not allowed/],
    ['a template in a name', SLO, 'LLM API errors', '"{{ $x }}"', /displayName is .*expected plain text of one line/],
    ['a wait that outlasts its window', PROFILES, 'for: 2m', 'for: 30d', /for is .*expected less than the long window/],
    [
      'a name as long as a sentence',
      SLO,
      'name: llm-errors',
      `name: ${'a'.repeat(64)}`,
      /expected 63 characters at most/,
    ],
    [
      'a list of tiers without entries',
      TIERS,
      /models:[^]*gateways:/,
      'models: []\ngateways:',
      /tiers\.yaml:1: has no entry in models, so nobody is woken/,
    ],
    [
      'a target in percent',
      SLO,
      'target: 0.99',
      'target: 99',
      /:\d+: .*target is 99; expected a share between 0 and 1/,
    ],
    ['a mistyped key', SLO, 'timeWindow', 'timeWindw', /timeWindow is missing|timeWindw is not known/],
    ['a mistyped annotation', SLO, 'agent-slo/tiers', 'agent-slo/tier', /agent-slo\/tiers? is (missing|not known)/],
    [
      'a metric that nobody emits',
      SLO,
      'agent_llm_calls_total',
      'llm_calls_total',
      /llm_calls_total is not in the metric contract/,
    ],
    [
      'a label that the metric lacks',
      SLO,
      'gateway, provider, model',
      'gateway, provider, model, session',
      /no label session; expected some of/,
    ],
    [
      'a query that is no counter',
      SLO,
      "'agent_llm_calls_total'",
      "'sum(agent_llm_calls_total)'",
      /:\d+: the query is no plain selector/,
    ],
    [
      'a limit between two bounds',
      LATENCY,
      'le="30"',
      'le="25"',
      /le="25" is no bucket bound of agent_llm_duration_seconds_bucket; expected one of 0\.5, 1/,
    ],
    [
      'a profile that does not exist',
      SLO,
      'profile: paging',
      'profile: pagin',
      /agent-slo\/profile is pagin; expected one of paging, tickets/,
    ],
    [
      'a subject with an unknown label',
      SLO,
      '{model} through',
      '{modell} through',
      /names \{modell\}; expected one of gateway, provider, model/,
    ],
    [
      'a threshold that can’t be reached',
      PROFILES,
      'cap: 0.5',
      'cap: 1',
      /would fire above 100 % failures, which can’t be/,
    ],
    ['a duration without a unit', PROFILES, 'for: 2m', 'for: 2', /:\d+: paging\.0\.for is 2; expected string|for is/],
    [
      'windows the wrong way round',
      PROFILES,
      'windows: 1h/5m',
      'windows: 5m/1h',
      /expected the first window to be longer/,
    ],
    ['an unknown severity', PROFILES, 'severity: tier', 'severity: page', /severity is "page"; expected/],
    ['an unknown tier', TIERS, 'tier: ignore', 'tier: ignored', /:\d+: models\.1\.tier is "ignored"; expected/],
    [
      'a broken regular expression',
      TIERS,
      "'mcp__.+'",
      "'mcp__(.+'",
      /:\d+: tools\.0\.tool is .*expected a regular expression/,
    ],
    ['what RE2 does not have', TIERS, "'mcp__.+'", "'(?!mcp)_.+'", /expected a regular expression/],
    ['no YAML at all', TIERS, 'tools:', 'tools: [', /:\d+: is not YAML/],
    [
      'a model without a price',
      'alert-rules/prices.yaml',
      'model: gpt-5 }',
      'model: gpt-none }',
      /:\d+: the price book has no price for openai\/gpt-none; add usd_per_million/,
    ],
    [
      'a budget of nothing',
      'alert-rules/budgets.yaml',
      'usd: 50',
      'usd: 0',
      /:\d+: daily\.0\.usd is 0; expected more than 0/,
    ],
  ];
  for (const [title, path, from, to, expected] of cases) {
    it(title, () => {
      const texts = said(path, from, to);
      assert.ok(
        texts.some((text) => expected.test(text)),
        texts.join('\n') || 'nothing is said'
      );
    });
  }

  it('names the line', () => {
    const line = lineOf(SLO, 'target: 0.99');
    assert.deepEqual(
      said(SLO, 'target: 0.99', 'target: 99').map((text) => text.split(' ')[0]),
      [`${SLO}:${line}:`]
    );
  });

  it('says of legal entries which of them decide nothing', () => {
    const all = said(TIERS, "tool: 'mcp__.+'", "tool: '.*'");
    assert.match(all.join('\n'), /tiers\.yaml:\d+: matches everything, so no entry below it ever decides/);
    const twice = said(
      TIERS,
      "- { tool: 'mcp__.+', tier: ticket }",
      "- { tool: 'a', tier: page }\n  - { tool: 'a', tier: ticket }"
    );
    assert.match(twice.join('\n'), /repeats line \d+, which decides: page, not ticket/);
  });
});

describe('an expression that matches all or nothing is said', () => {
  const at = lineOf(TIERS, '.+-preview');
  // A dollar sign means something in a replacement.
  const remarks = (pattern: string) =>
    said(TIERS, "model: '.+-preview'", `model: '${pattern.replaceAll('$', '$$$$')}'`).join('\n');
  for (const pattern of ['a^', 'gpt$-5', '[^\\s\\S]', '(?i)x[^\\d\\D]*y$z', '(?:a|b)^c']) {
    it(`${pattern} matches nothing`, () =>
      assert.match(remarks(pattern), new RegExp(`^${TIERS}:${at}: has the expression .*which can match nothing`)));
  }
  for (const pattern of ['^gpt-5$', '(^a$)|(?:^b$)', '(?i)^a', 'a\\$b\\^c', '[$^]x', 'a[^$]b', '.*']) {
    it(`${pattern} matches something`, () => assert.equal(remarks(pattern), ''));
  }
  for (const pattern of ['.*', '(?s).+', '(a|.)*', '[\\s\\S]+']) {
    it(`${pattern} matches everything, where nothing else narrows`, () => {
      const first = said(TIERS, "tool: 'mcp__.+'", `tool: '${pattern}'`).join('\n');
      assert.match(first, new RegExp(`^${TIERS}:${lineOf(TIERS, 'mcp__')}: matches everything, so no entry below`));
      const last = said(TIERS, "agent: '_other|unknown'", `agent: '${pattern}'`).join('\n');
      assert.match(last, /matches everything: ticket is the tier of whatever no entry above it names/);
    });
  }
});
