import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { configuration } from '../generate/configuration';
import { corpus } from '../redaction/corpus';
import { masked } from '../redaction/mask';
import { rates } from '../redaction/rates';
import { EMPTY_TABLE, readOperatorTable } from './table';

const EXAMPLE = join(__dirname, '../operator.example.yaml');

describe('an operator’s table', () => {
  it('adds its rows to ours', () => {
    const table = readOperatorTable(readFileSync(EXAMPLE, 'utf8'), EXAMPLE);
    assert.equal(masked('ask E-123456', table.patterns), 'ask [EMPLOYEE_ID_REDACTED]');
    const made = configuration(table);
    assert.ok(made.includes('[EMPLOYEE_ID_REDACTED]') && made.includes('our-proxy'));
  });

  it('may mask numbers of persons that only a word tells: the example does, on the corpus', () => {
    const { patterns } = readOperatorTable(readFileSync(EXAMPLE, 'utf8'), EXAMPLE);
    const { missed } = rates(corpus(), (text) => masked(text, patterns));
    assert.deepEqual(
      missed.filter(({ kind }) => kind === 'national id').map(({ samples, wrong }) => [samples > 10, wrong]),
      [[true, 0]]
    );
  });

  it('lists the names that metrics have series for', () => {
    const made = configuration({ ...EMPTY_TABLE, tools: ['edit', 'mcp__.+'] });
    assert.ok(made.includes('IsMatch(span.attributes["tool"], "^(?:(?:edit)|(?:mcp__.+))$$")'));
    assert.ok(!configuration(EMPTY_TABLE).includes('(?:edit)'));
  });

  it('may be empty', () => {
    assert.deepEqual(readOperatorTable('', 'a.yaml'), EMPTY_TABLE);
    assert.deepEqual(readOperatorTable('patterns:\ngateways: []\n', 'a.yaml'), EMPTY_TABLE);
  });

  const row = (pattern: string) => `patterns:\n  - category: A\n    reason: b\n    pattern: ${pattern}\n`;
  const REFUSED: ReadonlyArray<readonly [what: string, text: string, message: RegExp]> = [
    ['YAML that does not parse', 'patterns:\n  - {\n', /^mine\.yaml:\d+: is not YAML: /],
    [
      'another key',
      'patterns: []\nextra: 1\n',
      /^mine\.yaml:2: knows the keys patterns, gateways, tools and models only/,
    ],
    ['a list in place of the map', '- a\n', /^mine\.yaml:1: must be a map/],
    ['a map in place of the list', 'patterns:\n  a: b\n', /^mine\.yaml:2: patterns must be a list/],
    ['a text in place of a row', 'patterns:\n  - a\n', /^mine\.yaml:2: each of patterns must be a map/],
    ['a broken pattern', row("'(a'"), /^mine\.yaml:4: pattern is no pattern: /],
    ['a pattern that looks ahead', row("'a(?=b)'"), /^mine\.yaml:4: pattern looks ahead/],
    ['a pattern that refers back', row("'(a)\\1'"), /^mine\.yaml:4: pattern refers back/],
    ['a pattern that matches nothing at all', row("'a*'"), /^mine\.yaml:4: pattern matches the empty text/],
    ['a category in small letters', row('b').replace('category: A', 'category: a'), /^mine\.yaml:2: category must be/],
    ['a broken name of a tool', "tools:\n  - edit\n  - '(a'\n", /^mine\.yaml:3: each of tools is no pattern: /],
    ['a number in place of a name', 'models:\n  - 5\n', /^mine\.yaml:2: each of models must be a pattern/],
    ['a row without a reason', 'patterns:\n  - category: A\n    pattern: b\n', /^mine\.yaml:2: reason must be/],
  ];
  for (const [what, text, message] of REFUSED) {
    it(`refuses ${what} with file and line`, () => {
      assert.throws(() => readOperatorTable(text, 'mine.yaml'), { name: 'OperatorTableError', message });
    });
  }
});
