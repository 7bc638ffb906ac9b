import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spansOfTraces } from '../model/otlp/json';
import { pebble } from '../testing/example-dialect';
import type { Dialect } from './dialect';
import { DIALECTS } from './registry';
import { foldSessions } from './sessions';

const page = readFileSync(join(__dirname, '../../docs/add-a-dialect.md'), 'utf8');

/** The page's blocks of code, by their order. */
const blocks = Array.from(page.matchAll(/^```(?:json|ts)\n(.*?)^```$/gms), ([, code]) => code ?? '');
const [recording, dialect, found] = blocks as [string, string, string];

describe('docs/add-a-dialect.md', () => {
  it('shows the dialect that is tested here', () => {
    const tested = readFileSync(join(__dirname, '../testing/example-dialect.ts'), 'utf8');
    // The only difference is where the files lie.
    expect(dialect).toBe(tested.replaceAll("'../dialects/", "'./"));
  });

  it('says what is found in its recording', () => {
    const dialects = DIALECTS as Dialect[];
    const fold = () => foldSessions({ spans: spansOfTraces(JSON.parse(recording)), logs: [] });
    expect(fold()).toEqual([]);
    dialects.unshift(pebble);
    try {
      expect(fold()).toMatchObject([JSON.parse(found)]);
      expect(fold()[0]?.runs[0]?.steps[0]?.calls).toMatchObject([
        { kind: 'llm', timeToFirstToken: 400, outcome: 'ok' },
        { kind: 'tool', outcome: 'error', error: { message: 'no such shelf' } },
      ]);
    } finally {
      dialects.shift();
    }
  });
});
