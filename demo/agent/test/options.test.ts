import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions, UsageError } from '../src/cli/options';
import { SCENARIOS } from '../src/scenarios';

const every = [...SCENARIOS.keys()];
const names = (args: string[]): string[] => readOptions(args, {}).scenarios.map((scenario) => scenario.name);

test('without flags every scenario but the long one runs, at the speed of a real model', () => {
  const options = readOptions([], {});
  assert.deepEqual(
    names([]),
    every.filter((name) => name !== 'long')
  );
  assert.deepEqual(
    [options.speed, options.rate, options.endpoint, options.modelPort, options.modelUrl],
    [1, undefined, 'http://127.0.0.1:4318', 0, undefined]
  );
});

test('scenarios can be named, or all', () => {
  assert.deepEqual(names(['--scenarios', 'loop, plain']), ['loop', 'plain']);
  assert.deepEqual(names(['--scenarios', 'all']), every);
});

test('--long alone runs the long session alone', () => {
  assert.deepEqual(names(['--long', '500']), ['long']);
  assert.equal(readOptions(['--long', '500'], {}).long, 500);
  assert.deepEqual(names(['--long', '5', '--scenarios', 'plain,long']), ['plain', 'long']);
});

test('the endpoint comes from the flag, then from the environment', () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
  assert.equal(readOptions([], env).endpoint, 'http://collector:4318');
  assert.equal(readOptions(['--endpoint', 'http://127.0.0.1:1'], env).endpoint, 'http://127.0.0.1:1');
});

test('max speed means no delay', () => {
  assert.equal(readOptions(['--speed', 'max'], {}).speed, Number.POSITIVE_INFINITY);
});

const mistakes: Array<[string[], RegExp]> = [
  [['--scenarios', 'nonsense'], /no scenario "nonsense".*plain/],
  [['--speed', '0'], /--speed must be a number above 0, or "max"/],
  [['--rate', '-1'], /--rate/],
  [['--long', '0'], /--long must be a whole number from 1/],
  [['--long', '2.5'], /--long/],
  [['--model-port', '70000'], /--model-port .* to 65535/],
  [['--endpoint', 'localhost'], /--endpoint must be an http/],
  [['--model-url', 'ftp://x'], /--model-url/],
  [['--nonsense'], /--nonsense/],
];
for (const [args, message] of mistakes) {
  test(`${args.join(' ')} is a mistake that is named`, () => {
    assert.throws(
      () => readOptions(args, {}),
      (error) => error instanceof UsageError && message.test(error.message)
    );
  });
}
