import { DEFAULT_SETTINGS, readSettings, selectorProblem } from './settings';

describe('readSettings', () => {
  it.each([[undefined], [null], ['text'], [[]], [{ sources: 7, logSelector: '  ', attributes: 'no' }]])(
    'takes %j for settings that nobody made',
    (jsonData) => {
      expect(readSettings(jsonData)).toEqual(DEFAULT_SETTINGS);
    }
  );

  it('keeps what makes sense and leaves the rest', () => {
    expect(
      readSettings({
        sources: { tempo: 'uid', loki: 7, other: 'x' },
        logSelector: '{a="b"}',
        attributes: { team: ' t ' },
        notLoops: [{ tool: ' check ' }, { tool: 'bash', arguments: 'sleep *' }, { tool: 7 }, 'x', null],
      })
    ).toEqual({
      sources: { tempo: 'uid' },
      logSelector: '{a="b"}',
      attributes: { team: 't' },
      notLoops: [{ tool: 'check' }, { tool: 'bash', arguments: 'sleep *' }],
    });
  });
});

describe('selectorProblem', () => {
  it.each([
    ['{service_name="a"}', undefined],
    [' {a=~".+"} ', undefined],
    ['service_name="a"', 'no_braces'],
    ['{ }', 'empty'],
  ])('%j: %j', (selector, problem) => {
    expect(selectorProblem(selector)).toBe(problem);
  });
});
