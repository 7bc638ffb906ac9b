import { DEFAULT_SETTINGS, readSettings } from '../../sources/settings';
import { draftOf, problemsOf, settingsOf } from './draft';

const DRAFT = draftOf(DEFAULT_SETTINGS);
const PRICES = { source: 'contract', prices: [{ model: 'm', perMillion: { input: 1, output: 2 } }] };

it('gives back the settings that it was made of', () => {
  const settings = readSettings({
    sources: { tempo: 'a', loki: 'b' },
    logSelector: '{job="agents"}',
    attributes: { team: 'my.team' },
    notLoops: [{ tool: 'check' }, { tool: 'bash', arguments: '*gh pr checks*' }],
    linkTemplate: 'https://a.example/{traceId}',
    prices: PRICES,
  });
  expect(readSettings(settingsOf(draftOf(settings)))).toEqual(settings);
  expect(readSettings(settingsOf(DRAFT))).toEqual(readSettings({}));
});

it('leaves out what is empty, and blanks around', () => {
  const draft = { ...DRAFT, logSelector: '  ', attributes: { ...DRAFT.attributes, team: ' team.name ', tenant: ' ' } };
  expect(settingsOf(draft)).toEqual({ ...DEFAULT_SETTINGS, attributes: { team: 'team.name' } });
});

it.each([
  ['{service_name="a"}', undefined],
  ['', undefined],
  ['service_name="a"', /in braces/],
  ['{ }', /at least one/],
])('checks the selector %p', (logSelector, problem) => {
  const found = problemsOf({ ...DRAFT, logSelector }).logSelector;
  expect(found ?? '').toMatch(problem ?? /^$/);
});

it.each([
  ['https://langfuse.example.com/{sessionId}', undefined],
  ['', undefined],
  ['javascript:{sessionId}', /https:/],
  ['https://langfuse.example.com/', /the same for every session/],
])('checks the link %p', (linkTemplate, problem) => {
  expect(problemsOf({ ...DRAFT, linkTemplate }).linkTemplate ?? '').toMatch(problem ?? /^$/);
});

it.each([
  ['', undefined],
  [JSON.stringify(PRICES), undefined],
  ['{\n"source": "x"\n"prices": []\n}', /at line 3: no JSON/],
  ['{ "source": "x", "prices": [{ "model": "m", "perMillion": { "input": 1 } }] }', /at prices\.0\.perMillion\.output/],
])('checks the prices %p', (prices, problem) => {
  expect(problemsOf({ ...DRAFT, prices }).prices ?? '').toMatch(problem ?? /^$/);
});

it.each([
  [[{ tool: 'check', arguments: '' }], undefined],
  [[{ tool: ' ', arguments: ' ' }], undefined],
  [[{ tool: '', arguments: '{path}' }], /name the tool/],
  [Array.from({ length: 101 }, () => ({ tool: 'a', arguments: '' })), /No more than 100/],
])('checks the calls that make no loop', (notLoops, problem) => {
  expect(problemsOf({ ...DRAFT, notLoops }).notLoops ?? '').toMatch(problem ?? /^$/);
});

it('checks the names of attributes', () => {
  const problems = problemsOf({ ...DRAFT, attributes: { ...DRAFT.attributes, team: 'my team', tenant: 'tenant.id' } });
  expect(Object.keys(problems)).toEqual(['team']);
});
