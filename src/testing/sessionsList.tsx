import { dateTime, type TimeRange } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import { GEN_AI, GENERAL } from '../dialects/keys';
import { type RawSpan } from '../model/telemetry';
import SessionsPage from '../pages/sessions/SessionsPage';
import { type ListSources } from '../pages/sessions/useSessionRows';
import { TEST_IDS } from '../testIds';
import { renderAt } from './render';
import { span } from './spans';

export const HOUR = 3_600_000;
export const NOW = Date.UTC(2026, 10, 21, 12);
export const PATH = '/a/app/sessions?from=now-6h&to=now';

export function rangeOf(from: number, to: number): TimeRange {
  return { from: dateTime(from), to: dateTime(to), raw: { from: 'now-6h', to: 'now' } };
}

interface SessionOptions {
  agent?: string;
  tool?: string;
  error?: boolean;
  tokens?: number;
}

let lastTrace = 0;

/** The spans of a session with one run, one call of a model and one of a tool. */
export function session(id: string, start: number, options: SessionOptions = {}): RawSpan[] {
  lastTrace += 1;
  const at = { traceId: lastTrace.toString(16).padStart(32, '0'), start, end: start + 1500 };
  const { agent = 'coder', tool = 'bash', error = false, tokens = 100 } = options;
  return [
    span(
      {
        [GEN_AI.operation]: 'chat',
        [GEN_AI.conversationId]: id,
        [GEN_AI.agentName]: agent,
        [GEN_AI.inputTokens]: tokens,
      },
      at
    ),
    span(
      {
        [GEN_AI.operation]: 'execute_tool',
        [GEN_AI.toolName]: tool,
        ...(error && { [GENERAL.errorType]: 'not_found' }),
      },
      { ...at, status: error ? 'error' : 'unset' }
    ),
  ];
}

export const THREE = () => [
  ...session('alpha', NOW - HOUR, { tokens: 5000 }),
  ...session('beta', NOW - 2 * HOUR, { agent: 'triage', error: true, tokens: 700 }),
  ...session('gamma', NOW - 3 * HOUR, { tool: 'read', tokens: 90_000 }),
];

export function open(sources: Partial<ListSources>, url = PATH) {
  const props = { sources: { logSelector: '{a="b"}', ...sources }, timeZone: 'utc' };
  return renderAt(url, <SessionsPage {...props} timeRange={rangeOf(NOW - 6 * HOUR, NOW)} />);
}

/** Names of the listed sessions, from top to bottom. */
export const listed = () => screen.getAllByTestId(TEST_IDS.sessions.link).map(({ textContent }) => textContent);

export const shows = (names: string[]) => waitFor(() => expect(listed()).toEqual(names));

/** What each column says of a session. */
export function cellsOf(name: string): Record<string, string> {
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent ?? '');
  const row = screen
    .getAllByTestId(TEST_IDS.sessions.row)
    .find((it) => within(it).queryByRole('link', { name }) !== null);
  const cells = within(row!).getAllByRole('gridcell');
  // The box by which the row is selected has no header.
  const named = cells
    .map((cell, index) => [headers[index], cell.textContent ?? ''] as const)
    .filter(([it]) => it !== '');
  return Object.fromEntries(named);
}
