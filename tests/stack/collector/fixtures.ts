import { CAPTURES, readCapture, type Capture } from '../../../src/testing/captures';

/** Every recorded run, with its own name as the source of each record, so that counters tell the runs apart. */
export function namedCaptures(): Capture[] {
  return CAPTURES.map(([emitter, scenario]) => {
    const capture = readCapture(emitter, scenario);
    const name = nameOf(capture);
    return {
      ...capture,
      requests: capture.requests.map(({ signal, request }) => ({ signal, request: withSource(request, name) })),
    };
  });
}

export function nameOf({ emitter, scenario }: { emitter: string; scenario: string }): string {
  return `${emitter}/${scenario}`;
}

/** The run that an exported resource belongs to. */
export function sourceOf(resource: { attributes?: any[] } | undefined): string {
  return resource?.attributes?.find(({ key }) => key === 'agent.source')?.value?.stringValue ?? '';
}

function withSource(request: any, name: string): unknown {
  const source = { key: 'agent.source', value: { stringValue: name } };
  const marked = (thing: any) => ({
    ...thing,
    attributes: [...(thing?.attributes ?? []).filter(({ key }: any) => key !== source.key), source],
  });
  return Object.fromEntries(
    Object.entries(request as Record<string, any[]>).map(([field, resources]) => [
      field,
      resources.map((resource: any) => ({
        ...resource,
        resource: marked(resource.resource),
        ...mapScopes(resource, 'scopeSpans', 'spans', marked),
        ...mapScopes(resource, 'scopeLogs', 'logRecords', marked),
      })),
    ])
  );
}

function mapScopes(resource: any, scopes: string, records: string, marked: (record: any) => any): object {
  return resource[scopes] === undefined
    ? {}
    : {
        [scopes]: resource[scopes].map((scope: any) => ({ ...scope, [records]: (scope[records] ?? []).map(marked) })),
      };
}
