import { act, renderHook } from '@testing-library/react';

import { waitFor, type Watched } from './rhythm';
import { useLive } from './useLive';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function watch(watched: Watched | undefined) {
  const ask = jest.fn();
  const options = { watched, newest: 1, pending: false, ask };
  const hook = renderHook((changed: Partial<typeof options>) => useLive({ ...options, ...changed }), {
    initialProps: {},
  });
  const pass = (millis: number) => act(() => jest.advanceTimersByTime(millis));
  /** What was asked for comes. */
  const answer = (newest: number) => {
    hook.rerender({ newest, pending: true });
    hook.rerender({ newest, pending: false });
  };
  return { ask, hook, pass, answer };
}

function see(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

it('asks for more of a running session, slower while nothing comes', () => {
  const { ask, pass, answer } = watch('running');
  pass(4_900);
  expect(ask).not.toHaveBeenCalled();
  pass(200);
  expect(ask).toHaveBeenCalledTimes(1);
  answer(1);
  pass(5_100);
  expect(ask).toHaveBeenCalledTimes(1);
  pass(5_000);
  expect(ask).toHaveBeenCalledTimes(2);
  answer(2);
  pass(5_100);
  expect(ask).toHaveBeenCalledTimes(3);
});

it('does not ask while an answer is under way, nor after the page is left', () => {
  const { ask, hook, pass } = watch('running');
  hook.rerender({ pending: true });
  pass(100_000);
  hook.rerender({ pending: false });
  hook.unmount();
  pass(100_000);
  expect(ask).not.toHaveBeenCalled();
});

it('waits until the page is seen', () => {
  const { ask, pass } = watch('running');
  see('hidden');
  pass(100_000);
  expect(ask).not.toHaveBeenCalled();
  see('visible');
  expect(ask).toHaveBeenCalledTimes(1);
});

it('leaves what has ended, or is of another time, alone', () => {
  for (const watched of ['ended', undefined] as const) {
    const { ask, hook, pass } = watch(watched);
    pass(1_000_000);
    expect(ask).not.toHaveBeenCalled();
    expect(hook.result.current.on).toBe(false);
  }
});

it('gives up looking for what is not known', () => {
  const { ask, hook, pass, answer } = watch('missing');
  for (let second = 0, asked = 0; second < 200; second++) {
    pass(1000);
    if (ask.mock.calls.length > asked) {
      asked += 1;
      answer(1);
    }
  }
  expect(ask).toHaveBeenCalledTimes(4);
  expect(hook.result.current.on).toBe(false);
});

it('tells what it asks for by itself from what somebody asked for', () => {
  const { hook, pass } = watch('running');
  pass(5_100);
  hook.rerender({ pending: true });
  expect(hook.result.current.asking).toBe(true);
  act(() => hook.result.current.reload());
  expect(hook.result.current.asking).toBe(false);
});

it('asks seldom for what takes long', () => {
  expect(waitFor('running', 0, 100)).toBe(5_000);
  expect(waitFor('running', 0, 10_000)).toBe(50_000);
});
