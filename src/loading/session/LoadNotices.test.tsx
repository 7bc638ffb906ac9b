import { screen } from '@testing-library/react';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { renderAt } from '../../testing/render';
import { type LoadedSession } from './load/loadSession';
import { LoadNotices } from './LoadNotices';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;

const LOADED: LoadedSession<unknown> = {
  id: 'a',
  searched: { from: NOW - 7 * DAY, to: NOW + DAY },
  modelAt: NOW,
  found: [],
  traces: new Map(),
  limitReached: false,
  unfinished: false,
  gone: [],
  logs: [],
  logLimitReached: false,
  failures: [],
};

function show(lastActivity: number): HTMLElement[] {
  const session = { id: 'a', start: NOW - DAY, lastActivity };
  const handlers = { onReload: () => undefined, onMore: () => undefined };
  renderAt(
    '/',
    <LoadNotices loaded={LOADED} session={session} pending={false} search="" timeZone="utc" {...handlers} />
  );
  return screen.queryAllByTestId(TEST_IDS.session.problem);
}

it('says that records come from the future', () => {
  const [notice] = show(NOW + 2 * 3_600_000);
  expect(notice).toHaveTextContent('Records of the session are up to 2h 00m in the future');
});

it('lets clocks differ by some seconds', () => {
  expect(show(NOW + 5000)).toEqual([]);
});
