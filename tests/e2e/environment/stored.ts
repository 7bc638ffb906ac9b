import { setTimeout as sleep } from 'node:timers/promises';

import type { Environment, StackUrls } from './environment';

const DEADLINE_MS = 60_000;
const POLL_MS = 250;

/**
 * Waits until Tempo's search finds every agent and tool call that the truth knows, and Loki every prompt: what the pages
 * show afterwards is theirs to answer for.
 *
 * @throws Error, naming what is missing, after a minute
 */
export async function waitUntilStored(
  stack: StackUrls,
  { range, truth }: Pick<Environment, 'range' | 'truth'>
): Promise<void> {
  const runs = new Set(truth.lines.map(({ session, run }) => `${session} ${run}`));
  const agents = new Set(truth.lines.map(({ session, run, agent }) => `${session} ${run} ${agent}`));
  const tools = truth.lines.filter(({ kind }) => kind === 'tool');
  const checks = [
    { what: 'agents in Tempo', wanted: agents.size, count: () => countSpans(stack.tempo, 'invoke_agent', range) },
    { what: 'tool calls in Tempo', wanted: tools.length, count: () => countSpans(stack.tempo, 'execute_tool', range) },
    { what: 'prompts in Loki', wanted: runs.size, count: () => countPrompts(stack.loki, range) },
  ];
  await waitForAll(checks);
}

/**
 * Waits until Prometheus has scraped the collector once. What a series has at the very first scrape may be older than
 * Prometheus, so growth does not count it (`src/queries/grown.ts`): agents must begin after it.
 *
 * @throws Error after a minute
 */
export async function waitUntilScraped({ prometheus }: StackUrls): Promise<void> {
  await waitForAll([{ what: 'scraped collectors', wanted: 1, count: () => countScraped(prometheus) }]);
}

interface Check {
  what: string;
  wanted: number;
  count: () => Promise<number>;
}

async function waitForAll(checks: readonly Check[]): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  for (const { what, wanted, count } of checks) {
    let found = await count();
    while (found !== wanted) {
      if (Date.now() > deadline) {
        throw new Error(`After ${DEADLINE_MS / 1000} s there are ${found} ${what}, not ${wanted}.`);
      }
      await sleep(POLL_MS);
      found = await count();
    }
  }
}

async function countScraped(prometheus: string): Promise<number> {
  const url = new URL('/api/v1/query', prometheus);
  url.search = new URLSearchParams({ query: 'up{job="agents"} == 1' }).toString();
  const answer = (await getJson(url)) as { data: { result: unknown[] } };
  return answer.data.result.length;
}

async function countSpans(tempo: string, operation: string, range: Environment['range']): Promise<number> {
  const url = new URL('/api/search', tempo);
  url.search = new URLSearchParams({
    // A set for each span: of a trace that arrived in several parts, one set would hold the spans of one part.
    q: `{ span.gen_ai.operation.name = "${operation}" } | by(span:id)`,
    limit: '2000',
    spss: '1',
    start: String(Math.floor(range.from / 1000)),
    end: String(Math.ceil(range.to / 1000) + 60),
  }).toString();
  const answer = (await getJson(url)) as { traces?: Array<{ spanSets?: Array<{ spans: object[] }> }> };
  return (answer.traces ?? []).flatMap(({ spanSets }) => spanSets ?? []).flatMap(({ spans }) => spans).length;
}

async function countPrompts(loki: string, range: Environment['range']): Promise<number> {
  const url = new URL('/loki/api/v1/query_range', loki);
  url.search = new URLSearchParams({
    query: '{service_name="demo-agent"} | event_name="demo_agent.user_prompt"',
    limit: '5000',
    start: String(range.from * 1e6),
    end: String((range.to + 60_000) * 1e6),
  }).toString();
  const answer = (await getJson(url)) as { data: { result: Array<{ values: unknown[] }> } };
  return answer.data.result.flatMap(({ values }) => values).length;
}

async function getJson(url: URL): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) {
    throw new Error(`${url.href} answered ${response.status}: ${await response.text()}`);
  }
  return response.json();
}
