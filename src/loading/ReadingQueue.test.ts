import { ReadingQueue } from './ReadingQueue';

/** A reader whose readings end when the test says so. */
function setUp(options: Partial<{ atOnce: number; keep: number }> = {}) {
  const open = new Map<string, { end: (value: string) => void; fail: (error: Error) => void; signal: AbortSignal }>();
  const begun: string[] = [];
  const onChange = jest.fn();
  const queue = new ReadingQueue<string, string>(
    (item) => item,
    (item, signal) => {
      begun.push(item);
      return new Promise((end, fail) => open.set(item, { end, fail, signal }));
    },
    { atOnce: 2, keep: 100, ...options, onChange }
  );
  const states = (...items: string[]) => items.map((item) => queue.get(item)?.state);
  return { queue, open, begun, onChange, states };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('reads a few things at a time, in order, and tells of each', async () => {
  const { queue, open, begun, states, onChange } = setUp();
  queue.want(['a', 'b', 'c']);
  expect(begun).toEqual(['a', 'b']);
  expect(states('a', 'b', 'c', 'd')).toEqual(['reading', 'reading', 'waiting', undefined]);
  const changes = onChange.mock.calls.length;
  open.get('a')?.end('A');
  await settled();
  expect(onChange.mock.calls.length).toBeGreaterThan(changes);
  expect(queue.get('a')).toEqual({ state: 'read', value: 'A' });
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('aborts what is not wanted any more, and does not hear of it', async () => {
  const { queue, open, states, begun } = setUp();
  queue.want(['a', 'b', 'c']);
  queue.want(['b', 'd']);
  expect(open.get('a')?.signal.aborted).toBe(true);
  expect(open.get('b')?.signal.aborted).toBe(false);
  expect(begun).toEqual(['a', 'b', 'd']);
  open.get('a')?.end('late');
  await settled();
  expect(states('a', 'b', 'c', 'd')).toEqual([undefined, 'reading', undefined, 'reading']);
});

it('does not read again what it has read, but what failed and is wanted anew', async () => {
  const { queue, open, begun, states } = setUp();
  queue.want(['a', 'b']);
  open.get('a')?.end('A');
  open.get('b')?.fail(new Error('no'));
  await settled();
  expect(states('a', 'b')).toEqual(['read', 'failed']);
  queue.want(['a', 'b']);
  expect(begun).toEqual(['a', 'b']);
  queue.want(['a']);
  queue.want(['a', 'b']);
  expect(begun).toEqual(['a', 'b', 'b']);
});

it('forgets what was asked for longest ago, and never what is wanted', async () => {
  const { queue, open, states } = setUp({ keep: 2, atOnce: 5 });
  for (const item of ['a', 'b', 'c']) {
    queue.want([item]);
    open.get(item)?.end(item);
    await settled();
  }
  queue.want(['b', 'd', 'e']);
  expect(states('a', 'b', 'c', 'd', 'e')).toEqual([undefined, 'read', undefined, 'reading', 'reading']);
});

it('stops', () => {
  const { queue, open } = setUp();
  queue.want(['a']);
  queue.stop();
  expect(open.get('a')?.signal.aborted).toBe(true);
});
