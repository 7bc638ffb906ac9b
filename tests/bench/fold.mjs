// @ts-check
// How fast telemetry is folded into sessions: `node tests/bench/fold.mjs`. Prints figures and ratios, asserts nothing.

import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportOf, SHAPES } from './synthetic-spans.mjs';

const ROOT = join(import.meta.dirname, '../..');
const SIZES = [1000, 10_000, 100_000, 1_000_000];
/** Text of a document is one string, which cannot be longer than half a gigabyte. */
const LARGEST = 400e6;

const folder = mkdtempSync(join(tmpdir(), 'flightrecorder-bench-'));
try {
  const { foldSessions, spansOfTraces } = await bundled();
  for (const [name, shape] of Object.entries(SHAPES)) {
    console.log(`\n${name}: ${shape.attributes} attributes a span, ${shape.length} characters each`);
    console.log('     spans      MB   JSON.parse ms   fold ms   fold/parse   spans/s   bytes/call');
    /** @type {Array<[number, number]>} */
    const times = [];
    for (const spans of SIZES) {
      const text = exportOf(spans, shape, LARGEST);
      if (text === undefined) {
        break;
      }
      const figures = measure(text, spans, foldSessions, spansOfTraces);
      times.push([spans, figures.fold]);
      print(spans, text.length, figures);
    }
    console.log(`growth: fold time ~ spans^${exponent(times).toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The plugin's own code as a browser would get it: compiled, in one file. */
async function bundled() {
  const outfile = join(folder, 'fold.mjs');
  buildSync({
    stdin: {
      contents: `export { foldSessions } from './src/dialects/sessions'; export { spansOfTraces } from './src/model/otlp/json';`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * The best of several runs, in milliseconds of wall clock.
 *
 * @param {string} text
 * @param {number} spans
 * @param {Function} foldSessions
 * @param {Function} spansOfTraces
 */
function measure(text, spans, foldSessions, spansOfTraces) {
  const best = { parse: Infinity, fold: Infinity, bytes: 0 };
  for (let run = 0; run < (spans > 50_000 ? 3 : 8); run++) {
    const start = performance.now();
    const document = JSON.parse(text);
    const parsed = performance.now();
    const sessions = foldSessions({ spans: spansOfTraces(document), logs: [] });
    const folded = performance.now();
    best.parse = Math.min(best.parse, parsed - start);
    best.fold = Math.min(best.fold, folded - parsed);
    best.bytes = JSON.stringify(sessions[0]).length / (sessions[0].totals.llmCalls + sessions[0].totals.toolCalls);
  }
  return best;
}

/**
 * @param {number} spans
 * @param {number} length
 * @param {{ parse: number, fold: number, bytes: number }} figures
 */
function print(spans, length, { parse, fold, bytes }) {
  const cells = [
    String(spans).padStart(10),
    (length / 1e6).toFixed(1).padStart(7),
    parse.toFixed(1).padStart(15),
    fold.toFixed(1).padStart(9),
    (fold / parse).toFixed(2).padStart(12),
    Math.round((spans / fold) * 1000)
      .toLocaleString('en')
      .padStart(9),
    bytes.toFixed(0).padStart(12),
  ];
  console.log(cells.join(' '));
}

/**
 * Slope of a straight line through the logarithms: 1 is linear.
 *
 * @param {Array<[number, number]>} points
 */
function exponent(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ i) => logs.reduce((sum, point) => sum + (point[i] ?? 0), 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x = 0, y = 0]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x = 0]) => sum + (x - mx) ** 2, 0);
}
