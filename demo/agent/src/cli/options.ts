import { parseArgs } from 'node:util';
import { SCENARIOS } from '../scenarios';
import type { Scenario } from '../scenarios/scenario';

/** A mistake in the command line or its surroundings: its message is all the user needs to see. */
export class UsageError extends Error {}

export interface Options {
  scenarios: Scenario[];
  /** Runs of a session that repeats its runs. */
  long: number;
  /** Sessions a minute; undefined: each scenario once. */
  rate: number | undefined;
  /** How many times faster than a real model; Infinity: without delays. */
  speed: number;
  truth: string | undefined;
  /** Base URL of the OTLP/HTTP receiver. */
  endpoint: string;
  modelPort: number;
  /** Base URL of a model server that runs already; undefined: start one. */
  modelUrl: string | undefined;
  help: boolean;
}

const DEFAULT_LONG_RUNS = 20;
const DEFAULT_ENDPOINT = 'http://127.0.0.1:4318';

export const HELP = `Usage: node --import tsx src/main.ts [flags]

  --scenarios a,b  which scenarios to run, or "all" (default: all but long; only long if --long is given)
                   ${[...SCENARIOS.keys()].join(', ')}
  --long N         runs of the long session (default: ${DEFAULT_LONG_RUNS})
  --rate N         N sessions a minute, the scenarios in turn, until Ctrl-C
  --speed X        X times as fast as a real model; "max": without delays (default: 1)
  --truth FILE     append what really happens to FILE, one JSON object per line
  --endpoint URL   OTLP/HTTP receiver (default: OTEL_EXPORTER_OTLP_ENDPOINT, else ${DEFAULT_ENDPOINT})
  --model-port N   port of the model server; 0 takes a free one (default: 0)
  --model-url URL  use the model server at URL (with /v1) instead of starting one
  --help           show this
`;

/**
 * Reads the command line.
 * @throws UsageError, naming the flag
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const values = parse(args);
  const long = values.long === undefined ? undefined : wholeNumber('--long', values.long, 1);
  return {
    scenarios: readScenarios(values.scenarios, long !== undefined),
    long: long ?? DEFAULT_LONG_RUNS,
    rate: values.rate === undefined ? undefined : positive('--rate', values.rate),
    speed: readSpeed(values.speed),
    truth: values.truth,
    endpoint: httpUrl('--endpoint', values.endpoint ?? (env.OTEL_EXPORTER_OTLP_ENDPOINT || DEFAULT_ENDPOINT)),
    modelPort: wholeNumber('--model-port', values['model-port'], 0, 65_535),
    modelUrl: values['model-url'] === undefined ? undefined : httpUrl('--model-url', values['model-url']),
    help: values.help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        scenarios: { type: 'string' },
        long: { type: 'string' },
        rate: { type: 'string' },
        speed: { type: 'string', default: '1' },
        truth: { type: 'string' },
        endpoint: { type: 'string' },
        'model-port': { type: 'string', default: '0' },
        'model-url': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See --help.`);
  }
}

function readScenarios(list: string | undefined, longAsked: boolean): Scenario[] {
  if (list === 'all') {
    return [...SCENARIOS.values()];
  }
  if (list === undefined) {
    return [...SCENARIOS.values()].filter((scenario) => (scenario.repeats === true) === longAsked);
  }
  return list.split(',').map((name) => {
    const scenario = SCENARIOS.get(name.trim());
    if (scenario === undefined) {
      throw new UsageError(
        `--scenarios: there is no scenario "${name}"; there are ${[...SCENARIOS.keys()].join(', ')}.`
      );
    }
    return scenario;
  });
}

function readSpeed(text: string): number {
  return text === 'max' ? Number.POSITIVE_INFINITY : positive('--speed', text, ', or "max"');
}

function positive(flag: string, text: string, orElse = ''): number {
  const value = Number(text);
  if (!(value > 0)) {
    throw new UsageError(`${flag} must be a number above 0${orElse}, not "${text}".`);
  }
  return value;
}

function wholeNumber(flag: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UsageError(
      `${flag} must be a whole number from ${least}${most < 1e9 ? ` to ${most}` : ''}, not "${text}".`
    );
  }
  return value;
}

function httpUrl(flag: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`${flag} must be an http or https URL, such as ${DEFAULT_ENDPOINT}, not "${text}".`);
  }
  return text.replace(/\/+$/, '');
}
