import { act, renderHook } from '@testing-library/react';

import { useLatest, type Work } from './useLatest';

/** Work that the test reports from and ends at will. */
function work() {
  let report: (value: string) => void = () => undefined;
  let end: (value: string) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const run: Work<string> = (itsSignal, itsReport) => {
    signal = itsSignal;
    report = itsReport;
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  };
  return {
    run,
    report: (value: string) => act(() => report(value)),
    end: (value: string) => act(async () => end(value)),
    fail: (error: unknown) => act(async () => fail(error)),
    aborted: () => signal?.aborted,
  };
}

it('shows what is reported, then the result', async () => {
  const { result } = renderHook(() => useLatest<string>());
  const only = work();
  act(() => result.current.start(only.run));
  expect(result.current).toMatchObject({ value: undefined, pending: true });
  only.report('half');
  expect(result.current).toMatchObject({ value: 'half', pending: true });
  await only.end('whole');
  expect(result.current).toMatchObject({ value: 'whole', pending: false });
});

it('aborts what was started before, hears no more of it, and keeps its value until the new one reports', async () => {
  const { result } = renderHook(() => useLatest<string>());
  const [first, second] = [work(), work()];
  act(() => result.current.start(first.run));
  first.report('old');
  act(() => result.current.start(second.run));
  expect(first.aborted()).toBe(true);
  await first.end('too late');
  expect(result.current).toMatchObject({ value: 'old', pending: true });
  await second.end('new');
  expect(result.current).toMatchObject({ value: 'new', pending: false });
});

it('keeps the value beside an error', async () => {
  const { result } = renderHook(() => useLatest<string>());
  const only = work();
  act(() => result.current.start(only.run));
  only.report('half');
  await only.fail(new Error('broken'));
  expect(result.current).toMatchObject({ value: 'half', error: new Error('broken'), pending: false });
});

it('stops when cancelled or unmounted', () => {
  const { result, unmount } = renderHook(() => useLatest<string>());
  const [first, second] = [work(), work()];
  act(() => result.current.start(first.run));
  act(() => result.current.cancel());
  expect(first.aborted()).toBe(true);
  expect(result.current.pending).toBe(false);
  act(() => result.current.start(second.run));
  unmount();
  expect(second.aborted()).toBe(true);
});
