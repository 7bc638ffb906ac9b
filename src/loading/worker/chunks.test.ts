import { MessageChannel } from 'node:worker_threads';

import { type Chunked, type Connection } from './messages';
import { RemoteCalls } from './RemoteCalls';
import { serve } from './serve';

type Summing = Record<'sum', (more: number, message: Chunked & { label: string }) => Promise<string>>;

const ends: Array<() => void> = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Something behind a real port, which clones and transfers as a worker does. */
function behindPort(served: Summing): RemoteCalls {
  const { port1, port2 } = new MessageChannel();
  serve<'sum'>(served, port2 as unknown as Connection, []);
  const calls = new RemoteCalls(port1 as unknown as Connection, () => undefined);
  port1.start();
  port2.start();
  ends.push(() => {
    port1.close();
    port2.close();
  });
  return calls;
}

const labelled = (chunks: AsyncIterable<Uint8Array>) => ({ chunks, label: 'sum' });

const summing: Summing = {
  async sum(more, { chunks, label }) {
    let sum = more;
    for await (const chunk of chunks) {
      sum = chunk.reduce((one, other) => one + other, sum);
    }
    return `${label} ${sum}`;
  },
};

it('hands bytes over while they come, and keeps calls apart', async () => {
  const remote = behindPort(summing);
  const chunk = Uint8Array.of(1, 2);
  async function* coming(times: number) {
    yield chunk.slice();
    for (let time = 1; time < times; time++) {
      await new Promise((resolve) => setTimeout(resolve));
      yield chunk.slice();
    }
  }
  const asked = [3, 1, 2].map((times) => remote.callWithChunks('sum', [10], labelled(coming(times))));
  expect(await Promise.all(asked)).toEqual(['sum 19', 'sum 13', 'sum 16']);
});

it('fails with what broke the bytes off, and goes on', async () => {
  const remote = behindPort(summing);
  const broken = new Error('cut');
  async function* breaking() {
    yield Uint8Array.of(1);
    throw broken;
  }
  await expect(remote.callWithChunks('sum', [0], labelled(breaking()))).rejects.toBe(broken);
  async function* none() {}
  expect(await remote.callWithChunks('sum', [1], labelled(none()))).toBe('sum 1');
});

it('leaves off taking bytes once the other side has failed', async () => {
  const remote = behindPort({
    async sum() {
      throw new Error('no');
    },
  });
  let left = false;
  async function* endless() {
    try {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve));
        yield Uint8Array.of(1);
      }
    } finally {
      left = true;
    }
  }
  await expect(remote.callWithChunks('sum', [0], labelled(endless()))).rejects.toThrow('no');
  expect(left).toBe(true);
});
