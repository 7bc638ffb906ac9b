import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { readCapture, type Derivable, type ExportRequest } from '../../../src/testing/captures';
import type { Environment } from '../environment/environment';
import type { Sent } from './session';

/** A recording that was sent, with what its agent really did. */
export interface SentRecording extends Sent {
  truth: Derivable;
  /** US dollars that its own records report; 0 where they report none. */
  reportedUsd: number;
}

/** How some dialects report what a call cost. */
const COST_KEYS: readonly string[] = ['cost_usd', 'operation.cost'];

/** Tempo searches whole seconds: milliseconds after a range that are searched with it, and some more. */
const BEYOND_RANGE = 3000;

/**
 * Sends a recording of tests/fixtures, request by request, as if its agent had just run: its times are moved so that it
 * ends now, and its session and its traces get ids of their own.
 *
 * @param sessionKey the attribute that names its session
 */
export async function sendRecording(
  { stack, range }: Environment,
  { emitter, scenario, sessionKey }: { emitter: string; scenario: string; sessionKey: string }
): Promise<SentRecording> {
  const { requests, derivable } = readCapture(emitter, scenario);
  const times = valuesOf(requests, isTime).map((time) => Number(time) / 1e6);
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  const first = times.reduce((earliest, time) => Math.min(earliest, time), last);
  // Between the range's times nothing but the demo agent's work may lie.
  await sleep(Math.max(0, range.to + BEYOND_RANGE + (last - first) - Date.now()));
  const now = Date.now();
  const recordedId = attributesOf(requests, [sessionKey])[0];
  if (typeof recordedId !== 'string') {
    throw new Error(`No record of ${emitter}/${scenario} has the attribute ${sessionKey}.`);
  }
  const id = `recorded-${randomBytes(8).toString('hex')}`;
  for (const { signal, request } of renewed(requests, Math.round(now - last), new Map([[recordedId, id]]))) {
    const response = await fetch(`${stack.otlpHttp}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (!response.ok) {
      throw new Error(`The collector answered ${response.status} to ${emitter}: ${await response.text()}`);
    }
  }
  return {
    id,
    range: { from: Math.floor(now - (last - first)) - 1000, to: now + 60_000 },
    truth: derivable,
    reportedUsd: attributesOf(requests, COST_KEYS).reduce<number>((sum, cost) => sum + Number(cost), 0),
  };
}

/** The requests with their times moved and ids replaced; `ids` gains those of the traces. */
function renewed(requests: readonly ExportRequest[], byMillis: number, ids: Map<string, string>): ExportRequest[] {
  return JSON.parse(JSON.stringify(requests), (key, value: unknown) => {
    if (isTime(key, value)) {
      return String(BigInt(value as string) + BigInt(byMillis) * 1_000_000n);
    }
    if (key === 'traceId' && typeof value === 'string' && value !== '' && !ids.has(value)) {
      ids.set(value, randomBytes(16).toString('hex'));
    }
    return typeof value === 'string' ? (ids.get(value) ?? value) : value;
  }) as ExportRequest[];
}

function isTime(key: string, value: unknown): boolean {
  return /UnixNano$/.test(key) && Number(value) > 0;
}

/** The values of attributes by any of these keys, in the order of the records. */
function attributesOf(requests: readonly ExportRequest[], keys: readonly string[]): unknown[] {
  return valuesOf(requests, (_, value) => keys.includes((value as { key?: string } | null)?.key ?? '')).map(
    (attribute) => Object.values((attribute as { value: object }).value)[0] as unknown
  );
}

function valuesOf(requests: readonly ExportRequest[], wanted: (key: string, value: unknown) => boolean): unknown[] {
  const found: unknown[] = [];
  JSON.stringify(requests, (key, value: unknown) => {
    if (wanted(key, value)) {
      found.push(value);
    }
    return value;
  });
  return found;
}
