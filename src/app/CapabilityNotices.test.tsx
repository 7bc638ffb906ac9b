import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { TEST_IDS } from '../testIds';
import { failure, LOKI, TEMPO } from '../testing/fakeSources';
import { type Limitation } from './capabilities';
import { CapabilityNotices } from './CapabilityNotices';
import { dismiss, dismissed } from './dismissals';

const METRICS = { uid: 'prom', name: 'My Prometheus', type: 'prometheus' } as const;

const LIMITATIONS: Limitation[] = [
  { code: 'missing', type: 'prometheus' },
  { code: 'failing', source: METRICS, failure: failure('unauthorized', METRICS) },
  { code: 'failing', source: LOKI, failure: failure('unauthorized', LOKI) },
  { code: 'too_old', source: TEMPO, version: '2.3.1', needed: '2.8' },
];

beforeEach(() => window.sessionStorage.clear());

const onRetry = jest.fn();
const notices = () => screen.queryAllByTestId(TEST_IDS.app.limitation);

it('says each limitation in a sentence with the next step, but for what pages say themselves', () => {
  render(<CapabilityNotices limitations={LIMITATIONS} onRetry={onRetry} />);
  expect(notices()).toHaveLength(3);
  const [missing, failing, old] = notices();
  expect(missing).toHaveTextContent('No Prometheus data source was found');
  expect(failing).toHaveTextContent('My Prometheus (prometheus) refused the credentials (HTTP 401)');
  expect(old).toHaveTextContent('My Tempo is version 2.3.1, and 2.8 or newer is needed');
});

it('asks again where a data source failed, and only there', async () => {
  render(<CapabilityNotices limitations={LIMITATIONS} onRetry={onRetry} />);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledTimes(1);
});

it('hides what was dismissed, for this browser session, and nothing else', async () => {
  const { unmount } = render(<CapabilityNotices limitations={LIMITATIONS} onRetry={onRetry} />);
  await userEvent.click(within(notices()[2]!).getByRole('button', { name: 'Dismiss' }));
  expect(notices()).toHaveLength(2);
  unmount();

  render(<CapabilityNotices limitations={LIMITATIONS} onRetry={onRetry} />);
  expect(notices()).toHaveLength(2);
  window.sessionStorage.clear();
  expect(dismissed(window.sessionStorage).size).toBe(0);
});

it('does not stumble over what others stored under its key', () => {
  dismiss(window.sessionStorage, 'a');
  const [key] = Object.keys(window.sessionStorage);
  for (const stored of ['{', '7', '{"a":1}', '[1,null]']) {
    window.sessionStorage.setItem(key!, stored);
    expect(dismissed(window.sessionStorage)).toEqual(new Set());
  }
});
