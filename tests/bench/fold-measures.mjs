// @ts-check
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
const collectOnce = runInNewContext('gc');

/** Twice: the first may end a collection that began while what is garbage now was still held. */
function collectGarbage() {
  collectOnce();
  collectOnce();
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
      const parsed = processorTime();
      for (const span of plugin.spansOfTraces(document)) {
        raw.push(span);
      }
      took.fold += processorTime() - parsed;
      took.parse += parsed - start;
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
export function measureMemory(plugin, spans, shape) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const sessions = sessionsAlone(plugin, spans, shape);
  collectGarbage();
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
