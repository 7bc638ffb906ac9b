import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { AppBoundary } from './AppBoundary';

function Broken({ error }: { error: Error }): never {
  throw error;
}

const staleChunk = () => Object.assign(new Error('Loading chunk 7 failed.'), { name: 'ChunkLoadError' });

beforeEach(() => {
  window.sessionStorage.clear();
  // React reports every error that a boundary catches.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => jest.restoreAllMocks());

function renderBroken(error: Error) {
  const reload = jest.fn();
  render(
    <AppBoundary reload={reload}>
      <Broken error={error} />
    </AppBoundary>
  );
  return reload;
}

it('reloads once for a stale chunk, then leaves it to the person', async () => {
  const first = renderBroken(staleChunk());
  expect(first).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();

  const second = renderBroken(staleChunk());
  expect(second).not.toHaveBeenCalled();
  expect(screen.getByText(/reloading once did not help/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
  expect(second).toHaveBeenCalledTimes(1);
});

it('says what went wrong where the app itself is at fault, and does not reload by itself', () => {
  const reload = renderBroken(new Error('rows is not iterable'));
  expect(reload).not.toHaveBeenCalled();
  expect(screen.getByText('rows is not iterable')).toBeInTheDocument();
});
