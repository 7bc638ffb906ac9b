import type { ExportRequest } from './captures';

/** One record of an export with what it was exported with, as OTLP JSON. */
export interface ExportedRecord {
  signal: ExportRequest['signal'];
  resource: unknown;
  scope: unknown;
  record: Record<string, unknown>;
}

/** OTLP's names for the levels of a request, by signal. */
const LEVELS = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
} as const;

type Level = Record<string, Array<Record<string, unknown>>>;

/** All records of requests, each by itself. */
export function recordsOf(requests: readonly ExportRequest[]): ExportedRecord[] {
  return requests.flatMap(({ signal, request }) => {
    const [resources, scopes, records] = LEVELS[signal];
    return ((request as Level)[resources] ?? []).flatMap((ofResource) =>
      ((ofResource as Level)[scopes] ?? []).flatMap((ofScope) =>
        ((ofScope as Level)[records] ?? []).map((record) => ({
          signal,
          resource: ofResource.resource,
          scope: ofScope.scope,
          record,
        }))
      )
    );
  });
}

/** Requests of the given sizes, in turn; records of one request that came from the same emitter stay apart. */
export function requestsOf(records: readonly ExportedRecord[], sizes: readonly number[]): ExportRequest[] {
  const requests: ExportRequest[] = [];
  let taken = 0;
  while (taken < records.length) {
    const size = Math.max(1, sizes[requests.length % sizes.length] ?? 1);
    const batch = records.slice(taken, taken + size);
    const { signal } = batch[0] as ExportedRecord;
    const same = batch.findIndex((record) => record.signal !== signal);
    const members = same === -1 ? batch : batch.slice(0, same);
    requests.push({ signal, request: requestOf(signal, members) });
    taken += members.length;
  }
  return requests;
}

function requestOf(signal: ExportRequest['signal'], members: readonly ExportedRecord[]): unknown {
  const [resources, scopes, records] = LEVELS[signal];
  return {
    [resources]: members.map(({ resource, scope, record }) => ({
      resource,
      [scopes]: [{ scope, [records]: [record] }],
    })),
  };
}
