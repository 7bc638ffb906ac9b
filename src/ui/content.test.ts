import * as fc from 'fast-check';

import { indentJson, looksLikeMarkdown, readContent } from './content';

describe('content', () => {
  it('indents JSON', () => {
    expect(readContent('{"a":[1,{"b":"x, {y}"}],"c":{}, "d":[ ]}')).toEqual({
      text: '{\n  "a": [\n    1,\n    {\n      "b": "x, {y}"\n    }\n  ],\n  "c": {},\n  "d": []\n}',
      form: 'json',
      cutAt: undefined,
    });
  });

  it('changes nothing but blanks: large numbers, repeated keys and escapes stay as they came', () => {
    const raw = '{"id":12345678901234567890,"id":1.50,"text":"\\u003cb\\u003e \\" \\\\"}';
    expect(indentJson(raw).replace(/\n */g, '').replace(/": /g, '":')).toBe(raw);
  });

  it('means the same after as before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(indentJson(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      })
    );
  });

  it('indents deep JSON no further than one can follow', () => {
    const deep = `${'['.repeat(3000)}1${']'.repeat(3000)}`;
    expect(indentJson(deep).length).toBeLessThan(100 * deep.length);
  });

  it('knows Markdown from other texts', () => {
    for (const text of ['# Plan', 'first\n- one\n- two', '```ts\nx\n```', 'see **this**', '|a|b|', '[a](https://b)']) {
      expect(looksLikeMarkdown(text)).toBe(true);
    }
    for (const text of ['total 12', 'a - b', '#!/bin/sh', 'x = 3 * 4', 'C# code']) {
      expect(looksLikeMarkdown(text)).toBe(false);
    }
  });

  it('shows broken JSON and plain text as they came, and tells them apart', () => {
    expect(readContent('{"path": "src/a')).toEqual({ text: '{"path": "src/a', form: 'broken-json', cutAt: undefined });
    expect(readContent('<img src=x onerror=alert(1)>').form).toBe('text');
    expect(readContent('').form).toBe('text');
  });

  it('suspects a value that is exactly as long as a usual limit, counted in bytes', () => {
    expect(readContent('x'.repeat(2048)).cutAt).toBe(2048);
    expect(readContent('é'.repeat(1024)).cutAt).toBe(2048);
    expect(readContent('x'.repeat(2047)).cutAt).toBeUndefined();
    expect(readContent('').cutAt).toBeUndefined();
  });
});
