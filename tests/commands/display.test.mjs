// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeDisplay } from '../../demo/progress/display.mjs';
import { duration } from '../../demo/progress/time.mjs';

describe('durations', () => {
  for (const [milliseconds, text] of /** @type {const} */ ([
    [850, '850 ms'],
    [12_300, '12 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
  ])) {
    it(text, () => assert.equal(duration(milliseconds), text));
  }
});

describe('progress in a log', () => {
  it('has a line for each beginning, end and message, with the time', () => {
    const { stream, text } = recorder(false);
    let now = 1000;
    const display = makeDisplay(stream, () => now);
    const work = display.begin('tempo', 'building', 240_000);
    now += 65_000;
    work.update('still building');
    work.end('built');
    display.say('first\nsecond');
    display.close();
    assert.deepEqual(text().split('\n'), [
      '[   0 s] tempo          building (about 4 min)',
      '[  65 s] tempo          built',
      '[  65 s] first',
      '[  65 s] second',
      '',
    ]);
  });

  it('names what goes on for long', (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const { stream, text } = recorder(false);
    let now = 0;
    const display = makeDisplay(stream, () => now);
    display.begin('tempo', 'building', 240_000);
    now += 20_000;
    t.mock.timers.tick(20_000);
    assert.match(text(), /still working {2}tempo: building \(20 s of about 4 min\)/);
    now += 280_000;
    t.mock.timers.tick(20_000);
    display.close();
    assert.match(text(), /still working {2}tempo: building \(5 min, longer than the usual 4 min\)/);
  });
});

describe('progress in a terminal', () => {
  it('draws what goes on below what has ended, never wider than the terminal', () => {
    const { stream, text } = recorder(true, 40);
    const display = makeDisplay(stream, () => 0);
    const tempo = display.begin('tempo', 'building something with a very long name', 240_000);
    display.begin('loki', 'waiting');
    tempo.end('built');
    display.close();
    const screen = onScreen(text());
    assert.deepEqual(screen, ['tempo          built']);
    const drawn = text().split(/\n|\x1b\[\d+A\x1b\[J/);
    assert.ok(
      drawn.every((line) => line.length < 40 || !line.startsWith('…')),
      drawn.join('\n')
    );
  });
});

/**
 * @param {boolean} isTTY
 * @param {number} [columns]
 */
function recorder(isTTY, columns = 80) {
  /** @type {string[]} */
  const written = [];
  const stream = {
    isTTY,
    columns,
    /** @param {any} chunk */
    write: (chunk) => {
      written.push(String(chunk));
      return true;
    },
  };
  return { stream, text: () => written.join('') };
}

/**
 * What a terminal shows in the end, for the only two sequences in use: up by n lines, and erase all below.
 *
 * @param {string} text
 * @returns {string[]}
 */
function onScreen(text) {
  /** @type {string[]} */
  let lines = [''];
  for (const part of text.split(/(\x1b\[\d+A\x1b\[J)/)) {
    const up = /\x1b\[(\d+)A/.exec(part)?.[1];
    if (up) {
      lines = [...lines.slice(0, lines.length - 1 - Number(up)), ''];
    } else {
      const [first = '', ...rest] = part.split('\n');
      lines = [...lines.slice(0, -1), (lines.at(-1) ?? '') + first, ...rest];
    }
  }
  return lines.filter((line) => line !== '');
}
