// @ts-check
// How fast telemetry is folded into sessions, and what a call takes: `node tests/bench/fold.mjs`. Prints figures and what
// they are to be, asserts nothing.

import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exponent, measureExtras, measureMemory, measureTime } from './fold-measures.mjs';
import { SHAPES } from './synthetic-spans.mjs';

const ROOT = join(import.meta.dirname, '../..');
/** Spans, and runs of which the least counts. */
const SIZES = /** @type {const} */ ([
  [1000, 400],
  [10_000, 60],
  [100_000, 5],
  [1_000_000, 1],
]);
/** Spans from which memory and extras are measured. */
const SAMPLE = 31_000;

const folder = mkdtempSync(join(tmpdir(), 'flightrecorder-bench-'));
try {
  const plugin = await bundled();
  console.log('\nFolding: processor time, all threads, the least of several runs.');
  console.log('parse: JSON.parse of OTLP/JSON exports. fold: from the parsed objects to sessions.');
  for (const [name, shape] of Object.entries(SHAPES)) {
    await measureShape(plugin, name, shape);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * @param {import('./fold-measures.mjs').Plugin} plugin
 * @param {string} name
 * @param {import('./synthetic-spans.mjs').Shape} shape
 */
async function measureShape(plugin, name, shape) {
  console.log(`\n${name}: ${shape.attributes} attributes a span, ${shape.length} characters each`);
  console.log('     spans        MB   parse ms    fold ms   fold/parse   spans/s');
  /** @type {Array<[number, number]>} */
  const times = [];
  for (const [spans, runs] of SIZES.filter(([spans]) => spans <= shape.most)) {
    const { parse, fold, bytes } = measureTime(plugin, spans, shape, runs);
    times.push([spans, fold]);
    const cells = [
      String(spans).padStart(10),
      (bytes / 1e6).toFixed(1).padStart(9),
      parse.toFixed(1).padStart(10),
      fold.toFixed(1).padStart(10),
      (fold / parse).toFixed(2).padStart(12),
      Math.round((spans / fold) * 1000)
        .toLocaleString('en')
        .padStart(9),
    ];
    console.log(cells.join(' '));
  }
  const { ledger, unmapped } = measureExtras(plugin, SAMPLE, shape, 10);
  console.log(`wanted: fold/parse at most 0.50${name === 'small' ? ', at least 300,000 spans/s' : ''}`);
  console.log(`growth: fold time ~ spans^${exponent(times).toFixed(2)} (linear: 1)`);
  const memory = await measureMemory(plugin, SAMPLE, shape);
  console.log(`memory: ${memory.toFixed(0)} bytes a call (wanted: at most 1,000)`);
  console.log(`where asked for: places of records +${percent(ledger)}, names that nobody reads +${percent(unmapped)}`);
}

/** @param {number} part */
function percent(part) {
  return `${(100 * part).toFixed(0)} %`;
}

/**
 * The plugin's own code as a browser would get it: compiled, in one file.
 *
 * @returns {Promise<import('./fold-measures.mjs').Plugin>}
 */
async function bundled() {
  const outfile = join(folder, 'fold.mjs');
  buildSync({
    stdin: {
      contents: `
        export { foldSessions } from './src/dialects/sessions';
        export { unmappedNames } from './src/dialects/unmapped';
        export { RecordLedger } from './src/model/fold/ledger';
        export { spansOfTraces } from './src/model/otlp/json';
      `,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}
