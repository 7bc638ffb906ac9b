import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';
import type { SessionPage } from './pages/SessionPage';
import { sendRecording, type SentRecording } from './telemetry/recording';
import type { SessionFigures } from './truth';

/** US dollars a million tokens that OpenAI asked for gpt-5.2 when the recordings were made; writing to the cache is free. */
const GPT_5_2 = { uncachedInput: 1.75, cacheRead: 0.175, cacheWrite: 1.75, outputAndReasoning: 14 };

/** Recordings of agents that have nothing in common but the pages. */
const RECORDINGS = [
  { dialect: 'OpenInference', emitter: 'openinference-langchain', scenario: 'failing', sessionKey: 'session.id' },
  {
    dialect: 'Vercel AI SDK',
    emitter: 'ai-sdk-openai',
    scenario: 'oscillation',
    sessionKey: 'ai.settings.context.sessionId',
  },
  { dialect: 'pydantic-ai', emitter: 'pydantic-ai-openai', scenario: 'plain', sessionKey: 'gen_ai.conversation.id' },
] as const;

/** Of agents that send log records and no spans. */
const LOG_RECORDINGS = [
  { dialect: 'Claude Code', emitter: 'claude-code', scenario: 'failing-no-traces', sessionKey: 'session.id' },
  { dialect: 'Codex', emitter: 'codex', scenario: 'loop-no-traces', sessionKey: 'conversation.id' },
] as const;

test.use({ viewport: { width: 1440, height: 2400 } });

for (const recording of RECORDINGS) {
  test(`${recording.dialect}, in spans: list and page say what the run did`, async ({
    environment,
    sessionsPage,
    sessionPage,
  }) => {
    const sent = await sendRecording(environment, recording);
    await expectOnPage(sessionPage, sent);
    await sessionsPage.open(sent.range);
    await expect(sessionsPage.row(sent.id)).toBeVisible();
    const { truth } = sent;
    const row = await sessionsPage.read(sent.id);
    expect(row).toMatchObject({
      steps: llmCallsOf(sent),
      llmCalls: llmCallsOf(sent),
      toolCalls: sum(truth.toolCalls),
      failures: truth.failedLogicalCalls + sum(truth.failedToolCalls),
    });
    expect(bucketsOf(row.tokens)).toEqual(truth.tokens);
    await expect.poll(() => sessionsPage.cell(sent.id, 'Cost')).toContain(shownUsd(costOf(sent)));
  });
}

for (const recording of LOG_RECORDINGS) {
  test(`${recording.dialect}, in log records alone: the list has it, and its page says what the run did`, async ({
    environment,
    sessionsPage,
    sessionPage,
  }) => {
    const sent = await sendRecording(environment, recording);
    expect(await tracesOf(environment, sent)).toBe(0);
    await expectOnPage(sessionPage, sent);
    await sessionsPage.open(sent.range);
    await expect(sessionsPage.row(sent.id)).toBeVisible();
  });
}

/** Opens the session until the stores have all of it, then compares every figure that the truth knows. */
async function expectOnPage(page: SessionPage, sent: SentRecording): Promise<void> {
  const { truth, id, range } = sent;
  const counts = [
    counted(llmCallsOf(sent), 'step'),
    counted(llmCallsOf(sent), 'LLM call'),
    counted(sum(truth.toolCalls), 'tool call'),
    `${truth.failedLogicalCalls + sum(truth.failedToolCalls)} failed`,
  ];
  await expect
    .poll(async () => {
      await page.open(id, range);
      await expect(page.summary.or(page.empty)).toBeVisible();
      const text = (await page.summary.isVisible()) ? await page.summary.innerText() : '';
      return counts.filter((count) => !text.replace(/\s+/g, ' ').includes(count));
    })
    .toEqual([]);
  expect(bucketsOf(await page.tokens())).toEqual(truth.tokens);
  await expect(page.summary).toContainText(shownUsd(costOf(sent)));

  await page.openAll();
  const titles = (await page.read()).map(({ title }) => title);
  const shown = Object.keys(truth.toolCalls).map((tool) => [
    tool,
    titles.filter((title) => title.startsWith(tool)).length,
  ]);
  expect(Object.fromEntries(shown)).toEqual(truth.toolCalls);
}

/** What the agent reported, else what the list price of its model makes of its tokens. */
function costOf({ reportedUsd, truth }: SentRecording): number {
  const prices = Object.entries(GPT_5_2) as Array<[keyof typeof GPT_5_2, number]>;
  return reportedUsd || prices.reduce((usd, [bucket, price]) => usd + ((truth.tokens[bucket] ?? 0) * price) / 1e6, 0);
}

/** Amounts of less than a cent have two digits that count. */
function shownUsd(usd: number): string {
  expect(usd).toBeLessThan(0.01);
  return `$${usd.toPrecision(2)}`;
}

/** In the buckets of the truth, which counts reasoning as output. */
function bucketsOf({ input, cacheRead, cacheWrite, output, reasoning }: SessionFigures['tokens']) {
  const known = (tokens: number | undefined) => (tokens === undefined || Number.isNaN(tokens) ? null : tokens);
  return {
    uncachedInput: known(input),
    cacheRead: known(cacheRead),
    cacheWrite: known(cacheWrite),
    outputAndReasoning: (known(output) ?? 0) + (known(reasoning) ?? 0),
  };
}

/** Attempts without success between them are one call. */
function llmCallsOf({ truth }: SentRecording): number {
  return truth.llmSuccessful + truth.failedLogicalCalls;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** How many traces Tempo has of a session. */
async function tracesOf({ stack }: Environment, { id, range }: SentRecording): Promise<number> {
  const query = new URLSearchParams({
    q: `{ span.flightrecorder.session.id = "${id}" }`,
    start: String(Math.floor(range.from / 1000)),
    end: String(Math.ceil(range.to / 1000)),
  });
  const response = await fetch(`${stack.tempo}/api/search?${query}`);
  return ((await response.json()) as { traces?: object[] }).traces?.length ?? 0;
}
