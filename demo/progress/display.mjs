// @ts-check
import { duration } from './time.mjs';

/** How often a plain log names what still goes on, in milliseconds. */
const REMINDER_MS = 20_000;
/** How often live lines are drawn, in milliseconds. */
const FRAME_MS = 200;
const NAME_WIDTH = 14;

/**
 * Where progress is shown. Finished work leaves a line; work that goes on has a live line in a terminal, and is named
 * now and then in a log.
 *
 * @typedef {object} Display
 * @property {(text: string) => void} say prints a line, or several
 * @property {(name: string, text: string, expected?: number) => Work} begin `expected` in milliseconds
 * @property {() => void} close ends the live lines
 */

/**
 * One thing that goes on.
 *
 * @typedef {object} Work
 * @property {(text: string) => void} update
 * @property {(text: string) => void} end
 */

/** @typedef {{ name: string, text: string, started: number, expected?: number }} Entry */

/**
 * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} stream
 * @param {() => number} [now] milliseconds
 * @returns {Display}
 */
export function makeDisplay(stream, now = Date.now) {
  /** @type {Set<Entry>} */
  const entries = new Set();
  const lines = stream.isTTY ? liveLines(stream, entries, now) : logLines(stream, entries, now);
  return {
    say: lines.say,
    begin: (name, text, expected) => {
      const entry = { name, text, started: now(), expected };
      entries.add(entry);
      lines.began(entry);
      return {
        update: (news) => {
          entry.text = news;
        },
        end: (last) => {
          entries.delete(entry);
          lines.say(`${name.padEnd(NAME_WIDTH)} ${last}`);
        },
      };
    },
    close: lines.close,
  };
}

/**
 * @param {Entry} entry
 * @param {number} now
 * @returns {string}
 */
function describe({ name, text, started, expected }, now) {
  return `${name.padEnd(NAME_WIDTH)} ${text} (${timeOf(now - started, expected)})`;
}

/**
 * @param {number} soFar milliseconds
 * @param {number} [expected] milliseconds
 * @returns {string}
 */
function timeOf(soFar, expected) {
  if (expected === undefined) {
    return duration(soFar);
  }
  return soFar <= expected
    ? `${duration(soFar)} of about ${duration(expected)}`
    : `${duration(soFar)}, longer than the usual ${duration(expected)}`;
}

/**
 * One line for each event, for a pipe or a file.
 *
 * @param {Pick<NodeJS.WriteStream, 'write'>} stream
 * @param {Set<Entry>} entries
 * @param {() => number} now
 */
function logLines(stream, entries, now) {
  const begun = now();
  /** @param {string} text */
  const say = (text) => {
    const time = `[${String(Math.round((now() - begun) / 1000)).padStart(4)} s]`;
    stream.write(text.replace(/^(?=.)/gm, `${time} `) + '\n');
  };
  const reminder = setInterval(() => {
    const old = [...entries].filter(({ started }) => now() - started >= REMINDER_MS / 2);
    if (old.length > 0) {
      const works = old.map((entry) => describe(entry, now()).replace(/ +/, ': '));
      say(`still working  ${works.join('; ')}`);
    }
  }, REMINDER_MS);
  reminder.unref();
  return {
    say,
    /** @param {Entry} entry */
    began: ({ name, text, expected }) =>
      say(`${name.padEnd(NAME_WIDTH)} ${text}${expected === undefined ? '' : ` (about ${duration(expected)})`}`),
    close: () => clearInterval(reminder),
  };
}

/**
 * A line for each thing that goes on, drawn again and again below the lines that stay.
 *
 * @param {Pick<NodeJS.WriteStream, 'write' | 'columns'>} stream
 * @param {Set<Entry>} entries
 * @param {() => number} now
 */
function liveLines(stream, entries, now) {
  let drawn = 0;
  const erase = () => (drawn === 0 ? '' : `\x1b[${drawn}A\x1b[J`);
  const draw = (above = '') => {
    const width = (stream.columns || 80) - 1;
    const live = [...entries].map((entry) => cut(`… ${describe(entry, now())}`, width));
    stream.write(erase() + above + live.map((line) => `${line}\n`).join(''));
    drawn = live.length;
  };
  const frames = setInterval(() => entries.size + drawn > 0 && draw(), FRAME_MS);
  frames.unref();
  return {
    /** @param {string} text */
    say: (text) => draw(`${text}\n`),
    began: () => draw(),
    close: () => {
      clearInterval(frames);
      entries.clear();
      draw();
    },
  };
}

/**
 * @param {string} text
 * @param {number} width a longer line would wrap, and the cursor would miss it
 * @returns {string}
 */
function cut(text, width) {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
