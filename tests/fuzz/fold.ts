/**
 * Folds recorded telemetry broken at random: `node --import tsx tests/fuzz/fold.ts [--runs N] [--seed N] [--one]`.
 * Prints the seed it starts from; what fails is printed with the capture and its own seed, which `--seed N --one`
 * repeats. Exit code 1 where anything failed.
 */
import { parseArgs } from 'node:util';
import { CAPTURES, readCapture } from '../../src/testing/captures';
import { faultsOfMutation } from '../../src/testing/fold-fuzz';

/** Characters: larger captures say the same more often. */
const LARGEST = 60_000;
/** Failures after which there is nothing new to learn. */
const MOST_FAILURES = 20;
const PROGRESS_EVERY = 50_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    one: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
const runs = values.one ? 1 : Number(values.runs);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error(`--runs and --seed take whole numbers, but got "${values.runs}" and "${values.seed}".`);
}

const texts = CAPTURES.map(([emitter, scenario]) => ({
  name: `${emitter}/${scenario}`,
  text: JSON.stringify(readCapture(emitter, scenario).requests),
})).filter(({ text }) => text.length <= LARGEST);

console.log(`${runs} mutations of ${texts.length} captures, from seed ${first}`);
let failures = 0;
for (let run = 0; run < runs && failures < MOST_FAILURES; run++) {
  const seed = (first + run) >>> 0;
  const { name, text } = texts[seed % texts.length] as (typeof texts)[number];
  const faults = faultsOfMutation(text, seed);
  if (faults.length > 0) {
    failures += 1;
    console.error(`tests/fixtures/${name}, seed ${seed}:\n  ${faults.slice(0, 5).join('\n  ')}`);
  }
  if ((run + 1) % PROGRESS_EVERY === 0) {
    console.log(`${run + 1} done, ${failures} failed`);
  }
}
console.log(failures === 0 ? 'No mutation broke the fold.' : `${failures} mutations broke the fold.`);
process.exitCode = failures === 0 ? 0 : 1;
