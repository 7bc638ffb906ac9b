/** A series of Prometheus at one moment. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

async function getJson(url: string, parameters: Record<string, string | number> = {}): Promise<any> {
  const query = new URLSearchParams(Object.entries(parameters).map(([key, value]) => [key, String(value)]));
  const response = await fetch(`${url}?${query}`, { headers: { accept: 'application/json' } });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url}?${query} answered ${response.status}: ${text.slice(0, 500)}`);
  }
  return JSON.parse(text);
}

/** Prometheus: an instant query. */
export async function queryPrometheus(prometheus: string, query: string): Promise<Sample[]> {
  const answer = await getJson(`${prometheus}/api/v1/query`, { query });
  return answer.data.result.map(({ metric, value }: { metric: Record<string, string>; value: [number, string] }) => ({
    labels: metric,
    value: Number(value[1]),
  }));
}

/** Prometheus: the labels of every series there is. */
export async function allSeries(prometheus: string): Promise<Array<Record<string, string>>> {
  return (await getJson(`${prometheus}/api/v1/series`, { 'match[]': '{__name__=~".+"}' })).data;
}

/** Prometheus: the exemplars of a query's series in the last ten minutes, as their labels. */
export async function exemplars(prometheus: string, query: string): Promise<Array<Record<string, string>>> {
  const now = Date.now() / 1000;
  const answer = await getJson(`${prometheus}/api/v1/query_exemplars`, { query, start: now - 600, end: now });
  return answer.data.flatMap((series: { exemplars: Array<{ labels: Record<string, string> }> }) =>
    series.exemplars.map(({ labels }) => labels)
  );
}

/** Loki: the lines of a query in the last ten minutes, each with its labels and structured metadata. */
export async function queryLoki(
  loki: string,
  query: string
): Promise<Array<{ line: string; metadata: Record<string, string> }>> {
  const nanoseconds = (ms: number) => `${Math.round(ms)}000000`;
  const answer = await getJson(`${loki}/loki/api/v1/query_range`, {
    query,
    start: nanoseconds(Date.now() - 600_000),
    end: nanoseconds(Date.now() + 60_000),
    limit: 1000,
  });
  return answer.data.result.flatMap(
    ({ stream, values }: { stream: Record<string, string>; values: Array<[string, string]> }) =>
      values.map(([, line]) => ({ line, metadata: stream }))
  );
}

/** Loki: the index labels of every stream. */
export async function lokiStreams(loki: string): Promise<Array<Record<string, string>>> {
  return (await getJson(`${loki}/loki/api/v1/series`)).data;
}

/** Tempo: the spans of a trace, with their string attributes; empty while Tempo does not know it. */
export async function traceSpans(
  tempo: string,
  traceId: string
): Promise<Array<{ attributes: Record<string, string> }>> {
  const { trace } = await getJson(`${tempo}/api/v2/traces/${traceId}`);
  return (trace.resourceSpans ?? []).flatMap((resource: any) =>
    resource.scopeSpans.flatMap((scope: any) =>
      scope.spans.map((span: any) => ({
        attributes: Object.fromEntries(span.attributes.map(({ key, value }: any) => [key, value.stringValue])),
      }))
    )
  );
}

/** Tempo: the ids of the traces that a search finds in the last ten minutes. */
export async function searchTempo(tempo: string, q: string): Promise<string[]> {
  const now = Math.ceil(Date.now() / 1000);
  const { traces } = await getJson(`${tempo}/api/search`, { q, start: now - 600, end: now + 60, limit: 100 });
  return traces.map(({ traceID }: { traceID: string }) => traceID);
}

/** Tempo: a TraceQL metrics query over the last ten minutes, as its series' labels. */
export async function tempoMetrics(tempo: string, q: string): Promise<Array<Record<string, string>>> {
  const now = Math.ceil(Date.now() / 1000);
  const { series } = await getJson(`${tempo}/api/metrics/query_range`, { q, start: now - 600, end: now, step: '60s' });
  return (series ?? []).map(({ labels }: any) =>
    Object.fromEntries(labels.map(({ key, value }: any) => [key, value.stringValue]))
  );
}
