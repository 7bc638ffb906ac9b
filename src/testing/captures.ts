import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { logsOfExport, spansOfTraces } from '../model/otlp/json';
import type { Telemetry } from '../model/telemetry';

const FIXTURES = resolve(__dirname, '../../tests/fixtures');

/** Recorded telemetry of one run of an agent, with what was counted at the model server. */
export interface Capture {
  emitter: string;
  scenario: string;
  requests: ExportRequest[];
  derivable: Derivable;
}

export interface ExportRequest {
  signal: 'traces' | 'logs';
  request: unknown;
}

/** What a perfect reader of the telemetry finds (`tests/fixtures/README.md`). */
export interface Findings {
  sessions: number;
  llmSuccessful: number;
  failedLogicalCalls: number;
  toolCalls: Record<string, number>;
  failedToolCalls: Record<string, number>;
  deniedToolCalls: Record<string, number>;
  tokens: Record<'uncachedInput' | 'cacheRead' | 'cacheWrite' | 'outputAndReasoning', number | null>;
  loops: string[];
  subAgents: number;
}

export interface Derivable extends Findings {
  /** Other correct readings of a field. */
  alsoAccepted?: { [Field in keyof Findings]?: Array<Findings[Field]> };
  why?: string;
}

/** `[emitter, scenario]` of every capture, for `describe.each`. */
export const CAPTURES: ReadonlyArray<readonly [emitter: string, scenario: string]> = readdirSync(FIXTURES, {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(FIXTURES, name)).flatMap((file) => {
      const scenario = /^(.+)\.expected\.json$/.exec(file)?.[1];
      return scenario === undefined ? [] : [[name, scenario] as const];
    })
  );

export function readCapture(emitter: string, scenario: string): Capture {
  const path = join(FIXTURES, emitter, scenario);
  const { derivable } = JSON.parse(readFileSync(`${path}.expected.json`, 'utf8')) as { derivable: Derivable };
  return {
    emitter,
    scenario,
    requests: JSON.parse(textOf(path)) as ExportRequest[],
    derivable: { ...derivable, deniedToolCalls: derivable.deniedToolCalls ?? {} },
  };
}

/** The records of a capture's requests, in the order in which they were received. */
export function telemetryOf(requests: readonly ExportRequest[]): Telemetry {
  return {
    spans: requests.flatMap(({ signal, request }) => (signal === 'traces' ? spansOfTraces(request) : [])),
    logs: requests.flatMap(({ signal, request }) => (signal === 'logs' ? logsOfExport(request) : [])),
  };
}

function textOf(path: string): string {
  return existsSync(`${path}.json`)
    ? readFileSync(`${path}.json`, 'utf8')
    : gunzipSync(readFileSync(`${path}.json.gz`)).toString();
}
