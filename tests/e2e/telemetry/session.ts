import { randomUUID } from 'node:crypto';

import { expect } from '@playwright/test';

import type { Environment } from '../environment/environment';
import type { SessionPage } from '../pages/SessionPage';
import { newSpanId, sendSpans, type OddSpan } from './otlp';

/** Service that the agents of these tests write under. */
export const SERVICE = 'odd-agent';

/** A session that was sent, and where to look for it. */
export interface Sent {
  id: string;
  range: { from: number; to: number };
}

/** Sends the spans of one session, around now. */
export async function sendSession({ stack }: Environment, spansOf: (id: string) => OddSpan[]): Promise<Sent> {
  const id = `odd-${randomUUID()}`;
  const start = Date.now();
  await sendSpans(stack.otlpHttp, SERVICE, start, spansOf(id));
  return { id, range: { from: start - 60_000, to: start + 60_000 } };
}

/** An agent's span with one span below it. */
export function agentWith(traceId: string, id: string, below: OddSpan): OddSpan[] {
  const spanId = newSpanId();
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': 'odd-agent',
    'gen_ai.conversation.id': id,
  };
  return [
    { name: 'invoke_agent', traceId, spanId, lasts: 1000, attributes },
    { ...below, parentSpanId: spanId },
  ];
}

/** Opens a session again and again until Tempo finds it. */
export async function openWhenStored(page: SessionPage, { id, range }: Sent): Promise<void> {
  await expect
    .poll(async () => {
      await page.open(id, range);
      await expect(page.summary.or(page.empty)).toBeVisible();
      return page.summary.isVisible();
    })
    .toBe(true);
}
