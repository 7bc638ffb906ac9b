import { FakeAnnotations } from '../testing/fakeAnnotations';
import { judge, judgementsOf, type NewJudgement } from './judgements';

const GOOD: NewJudgement = { opinion: 'up', text: 'did it in one go', from: 1000.4, to: 2000.2 };

it('are kept with the tags of their session, and read again', async () => {
  const store = new FakeAnnotations();
  await judge(store, 'one', { ...GOOD, agent: 'coder' });
  await judge(store, 'two', { ...GOOD, opinion: 'not_a_loop', loop: 'abc', tool: 'poll' });
  expect(store.all.map(({ tags, time, timeEnd }) => ({ tags, time, timeEnd }))).toEqual([
    { tags: ['flightrecorder', 'session:one', 'judgement:up', 'agent:coder'], time: 1000, timeEnd: 2001 },
    {
      tags: ['flightrecorder', 'session:two', 'judgement:not_a_loop', 'loop:abc', 'tool:poll'],
      time: 1000,
      timeEnd: 2001,
    },
  ]);
  expect(await judgementsOf(store, 'one')).toMatchObject([{ opinion: 'up', text: 'did it in one go' }]);
  expect(await judgementsOf(store, 'two')).toMatchObject([{ opinion: 'not_a_loop', loop: 'abc' }]);
});

it('survive what Grafana does to tags, whatever the id is', async () => {
  const long = 'x'.repeat(5000);
  const ids = ['a:b:c', 'a:b', ' a ', 'a', 'ä/%', 'half \ud800 of it', `${long}1`, `${long}2`, '☃'.repeat(300)];
  const store = new FakeAnnotations();
  for (const id of ids) {
    await judge(store, id, { ...GOOD, text: `about ${id}`, agent: long, tool: '☃'.repeat(300), loop: 'abc' });
  }
  for (const id of ids) {
    expect((await judgementsOf(store, id)).map(({ text }) => text)).toEqual([`about ${id}`]);
  }
});

it('are no other annotations with the same tags', async () => {
  const store = new FakeAnnotations();
  await store.add({ time: 0, timeEnd: 0, text: 'a deployment', tags: ['flightrecorder', 'session:one'] });
  await store.add({
    time: 0,
    timeEnd: 0,
    text: 'of no loop',
    tags: ['flightrecorder', 'session:one', 'judgement:not_a_loop'],
  });
  expect(await judgementsOf(store, 'one')).toEqual([]);
});
