import { type AppRootProps } from '@grafana/data';
import { type DataSourceSrv, locationService, setDataSourceSrv } from '@grafana/runtime';
import { act, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { Route, Routes } from 'react-router-dom';

import { APP_URL } from '../constants';
import { SESSIONS_PAINTED } from '../loading/paintMeasure';
import { TEST_IDS } from '../testIds';
import { body, fakeBackend, refusal } from '../testing/backend';
import { renderAt, withLayout } from '../testing/render';
import App from './App';

withLayout(1200, 600);
jest.setTimeout(30_000);

// The performance timeline is missing in jsdom.
const measure = jest.fn();
performance.measure = measure;

const SOURCES = [
  { uid: 'tempo-1', name: 'Tempo one', type: 'tempo' },
  { uid: 'loki-1', name: 'Loki one', type: 'loki' },
];

/** A Tempo with nothing in it, and a Loki that refuses. */
function open(path: string, jsonData: object = {}) {
  setDataSourceSrv({
    getList: ({ type }: { type: string }) => SOURCES.filter((source) => source.type === type),
  } as unknown as DataSourceSrv);
  const requests = fakeBackend(({ uid, path }) => {
    if (uid === 'loki-1') {
      return refusal(403, '{"message":"no"}');
    }
    return body(path === '/api/search' ? { traces: [], metrics: {} } : { version: '2.9.0' });
  });
  const props = { meta: { jsonData }, basename: APP_URL } as unknown as AppRootProps;
  // As Grafana mounts an app.
  renderAt(
    path,
    <Routes>
      <Route path={`${APP_URL}/*`} element={<App {...props} />} />
    </Routes>
  );
  return requests;
}

it('opens the list of sessions, asks the data sources, and says what they lack', async () => {
  const requests = open(APP_URL);
  expect(await screen.findByText(/Whether there are sessions is not known/)).toBeInTheDocument();
  expect(locationService.getLocation().pathname).toBe(`${APP_URL}/sessions`);
  await waitFor(() => expect(screen.getAllByTestId(TEST_IDS.app.limitation)).toHaveLength(2));
  expect(screen.getAllByText(/You may not query Loki one/).length).toBeGreaterThan(0);
  expect(requests.filter(({ uid }) => uid === 'tempo-1').length).toBeGreaterThan(0);
  // For benchmarks.
  await waitFor(() => expect(measure).toHaveBeenCalledWith(SESSIONS_PAINTED.name, { start: expect.any(Number) }));
});

it('opens a session by the id in the query, whatever it contains', async () => {
  const id = 'a/b%2F?&x="1"';
  open(`${APP_URL}/session?${new URLSearchParams({ id, from: 'now-1h', to: 'now' })}`);
  await act(async () => undefined);
  expect(await screen.findByTestId(TEST_IDS.session.problem)).toHaveTextContent('You may not query Loki one');
  expect(locationService.getSearch().get('id')).toBe(id);
});

it('says that the prices in the settings make no sense, and where', async () => {
  open(APP_URL, { prices: { source: 'contract', prices: [{ model: 'm', perMillion: { input: 'much' } }] } });
  expect(
    await screen.findByText(/at prices\.0\.perMillion\.input: .* Costs come from list prices/)
  ).toBeInTheDocument();
  await act(async () => undefined);
});
