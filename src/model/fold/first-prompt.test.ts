import { promptIn, titleOf } from './first-prompt';

describe('promptIn', () => {
  it.each([
    ['OTel GenAI', [{ role: 'user', parts: [{ type: 'text', content: 'Fix the tests' }] }]],
    ['AI SDK', { messages: [{ role: 'user', content: 'Fix the tests' }] }],
    ['content parts', [{ role: 'user', content: [{ type: 'text', text: 'Fix the tests\nand more' }] }]],
    [
      'a system message before',
      [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: 'Fix the tests' },
      ],
    ],
    [
      'an answer after',
      [
        { role: 'user', content: 'Fix the tests' },
        { role: 'assistant', content: 'Done' },
      ],
    ],
    [
      'a later question',
      [
        { role: 'user', content: 'Hello' },
        { role: 'user', content: ' Fix the tests ' },
      ],
    ],
  ])('finds what was asked: %s', (_, messages) => {
    expect(promptIn(JSON.stringify(messages))).toBe('Fix the tests');
  });

  it('cuts what no title has room for', () => {
    const title = promptIn(JSON.stringify([{ role: 'user', content: 'x'.repeat(200) }]));
    expect(title).toHaveLength(80);
    expect(title?.endsWith('…')).toBe(true);
  });

  it('takes a masked text for none', () => {
    expect(titleOf('<REDACTED>')).toBeUndefined();
    expect(titleOf(' Fix it \nplease')).toBe('Fix it');
  });

  it.each(['', 'null', '7', '[null]', '[{"role":"user"}]', '[{"role":"user","content":"cut of', '{"messages":{}}'])(
    'finds nothing in %j',
    (text) => {
      expect(promptIn(text)).toBeUndefined();
    }
  );
});
