// @ts-check
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { exportsOf } from './synthetic-spans.mjs';

/**
 * The plugin's own code.
 *
 * @typedef {object} Plugin
 * @property {typeof import('../../src/model/otlp/json').spansOfTraces} spansOfTraces
 * @property {typeof import('../../src/dialects/sessions').foldSessions} foldSessions
 * @property {typeof import('../../src/dialects/unmapped').unmappedNames} unmappedNames
 * @property {typeof import('../../src/model/fold/ledger').RecordLedger} RecordLedger
 */

/** @typedef {import('./synthetic-spans.mjs').Shape} Shape */

setFlagsFromString('--expose-gc');
/** @type {(options?: { type: 'minor' }) => void} */
const collect = runInNewContext('gc');

/**
 * V8's background threads (compiling, marking) hold what they were given for a moment after the program has let it go:
 * it may outlive one collection or two.
 */
async function collectGarbage() {
  for (let time = 0; time < 3; time++) {
    collect();
    await setTimeout(100);
  }
  collect();
}

/** Objects that survive two collections of the young are old: what follows no longer pays for moving them. */
function settleYoung() {
  collect({ type: 'minor' });
  collect({ type: 'minor' });
}

/** Milliseconds of processor time so far, of all threads: garbage collection has its own. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Processor time, in milliseconds, of `JSON.parse` of exports, and of what follows it: from the parsed objects to folded
 * sessions. The least of several runs, each with objects of its own.
 *
 * Parsing leaves megabytes of young objects, which the collections while folding would move: they are settled before,
 * in neither's time. Each pays for the collections that happen while it runs.
 *
 * @param {Plugin} plugin
 * @param {number} spans
 * @param {Shape} shape
 * @param {number} runs
 */
export function measureTime(plugin, spans, shape, runs) {
  const texts = spans > 100_000 ? undefined : Array.from(exportsOf(spans, shape));
  const least = { parse: Infinity, fold: Infinity, bytes: 0 };
  for (let run = 0; run < runs; run++) {
    const took = { parse: 0, fold: 0, bytes: 0 };
    const raw = [];
    for (const text of texts ?? exportsOf(spans, shape)) {
      const start = processorTime();
      const document = JSON.parse(text);
      took.parse += processorTime() - start;
      settleYoung();
      const parsed = processorTime();
      for (const span of plugin.spansOfTraces(document)) {
        raw.push(span);
      }
      took.fold += processorTime() - parsed;
      took.bytes += text.length;
    }
    const start = processorTime();
    plugin.foldSessions({ spans: raw, logs: [] });
    took.fold += processorTime() - start;
    least.parse = Math.min(least.parse, took.parse);
    least.fold = Math.min(least.fold, took.fold);
    least.bytes = took.bytes;
  }
  return least;
}

/**
 * What asking for more costs, as parts of the time of folding: keeping the places of records for provenance, and
 * collecting the names of attributes that nobody reads.
 *
 * @param {Plugin} plugin
 * @param {number} spans
 * @param {Shape} shape
 * @param {number} runs
 */
export function measureExtras(plugin, spans, shape, runs) {
  const raw = Array.from(exportsOf(spans, shape)).flatMap((text) => plugin.spansOfTraces(JSON.parse(text)));
  const telemetry = { spans: raw, logs: [] };
  const fold = leastOf(runs, () => plugin.foldSessions(telemetry));
  return {
    ledger: leastOf(runs, () => plugin.foldSessions(telemetry, { ledger: new plugin.RecordLedger() })) / fold - 1,
    unmapped: leastOf(runs, () => plugin.unmappedNames(telemetry)) / fold,
  };
}

/**
 * @param {number} runs
 * @param {() => unknown} work
 */
function leastOf(runs, work) {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = processorTime();
    work();
    least = Math.min(least, processorTime() - start);
  }
  return least;
}

/**
 * Bytes of heap that one call takes when nothing but the sessions is held: the texts, the parsed objects and the spans
 * are let go.
 *
 * @param {Plugin} plugin
 * @param {number} spans
 * @param {Shape} shape
 */
export async function measureMemory(plugin, spans, shape) {
  await collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const sessions = sessionsAlone(plugin, spans, shape);
  await collectGarbage();
  const after = process.memoryUsage().heapUsed;
  const calls = sessions.reduce((sum, { totals }) => sum + totals.llmCalls + totals.toolCalls, 0);
  return (after - before) / calls;
}

/**
 * @param {Plugin} plugin
 * @param {number} spans
 * @param {Shape} shape
 */
function sessionsAlone({ spansOfTraces, foldSessions }, spans, shape) {
  const raw = Array.from(exportsOf(spans, shape)).flatMap((text) => spansOfTraces(JSON.parse(text)));
  return foldSessions({ spans: raw, logs: [] });
}

/**
 * Slope of a straight line through the logarithms: 1 is linear.
 *
 * @param {ReadonlyArray<readonly [number, number]>} points
 */
export function exponent(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ i) => logs.reduce((sum, point) => sum + (point[i] ?? 0), 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x = 0, y = 0]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x = 0]) => sum + (x - mx) ** 2, 0);
}
