import { MessageChannel } from 'node:worker_threads';

import { type Connection } from '../../../loading/worker/messages';
import { RemoteCalls } from '../../../loading/worker/RemoteCalls';
import { otlpDocument } from '../../../model/otlp/write';
import { genaiPrices } from '../../../prices/genai-prices';
import { chunksOf, TEMPO } from '../../../testing/fakeSources';
import { runSpans, SESSION_ID, spanId, traceIdOfRun } from '../../../testing/runs';
import { type SessionEngine } from './engine';
import { treeOf } from '../tree/nodes';
import { Whereabouts } from '../tree/whereabouts';
import { LateEngine } from './lateEngine';
import { LocalEngine } from './localEngine';
import { makeEngine } from './makeEngine';
import { RemoteEngine } from './remoteEngine';
import { serveEngine } from './serveEngine';

const NOW = 1_100_000;

function messageOf(text: string) {
  return {
    chunks: chunksOf(new TextEncoder().encode(text)),
    version: 2 as const,
    source: TEMPO,
    path: '/api/v2/traces/1',
  };
}

const traceMessage = (run: number) =>
  messageOf(JSON.stringify({ trace: otlpDocument(runSpans(run, { error: 'timeout' })) }));

const localEngine = () => new LocalEngine(Promise.resolve(genaiPrices));

/** An engine behind a real port, which clones and transfers as a worker does. */
function remoteEngine(served: SessionEngine = localEngine()): RemoteEngine {
  const { port1, port2 } = new MessageChannel();
  serveEngine(served, port2 as unknown as Connection);
  const end = () => {
    port1.close();
    port2.close();
  };
  const engine = new RemoteEngine(new RemoteCalls(port1 as unknown as Connection, end));
  port1.start();
  port2.start();
  open.push(engine);
  return engine;
}

const open: SessionEngine[] = [];
afterEach(() => open.splice(0).forEach((engine) => engine.close()));

async function filled(engine: SessionEngine): Promise<SessionEngine> {
  await engine.addTrace(traceIdOfRun(1), traceMessage(1));
  await engine.addTrace(traceIdOfRun(2), traceMessage(2));
  return engine;
}

/** Columns that a real port handed over are of another realm than those that a test makes. */
const plain = (columns: object): unknown => JSON.parse(JSON.stringify(columns));

describe('in another thread as in this one', () => {
  it('a trace is read and summed up', async () => {
    const summary = { spans: 6, lastEnd: expect.any(Number), partial: undefined };
    expect(await localEngine().addTrace(traceIdOfRun(1), traceMessage(1))).toEqual(summary);
    expect(await remoteEngine().addTrace(traceIdOfRun(1), traceMessage(1))).toEqual(summary);
  });

  it('what is no trace is said', async () => {
    for (const engine of [localEngine(), remoteEngine()]) {
      const { failure, spans } = await engine.addTrace('1', messageOf('<html>Sign in</html>'));
      expect([spans, failure?.kind, failure?.said]).toEqual([0, 'html', '<html>Sign in</html>']);
    }
  });

  it('the model is the same, and its parts refer to each other', async () => {
    const request = { id: SESSION_ID, now: NOW };
    const here = await (await filled(localEngine())).model(request);
    const there = await (await filled(remoteEngine())).model(request);
    expect(there && { ...there, timeline: plain(there.timeline) }).toEqual(
      here && { ...here, timeline: plain(here.timeline) }
    );
    const [run] = there?.study.session.runs ?? [];
    const tree = there && treeOf(there.study.session, there.copies);
    expect(run && tree && new Whereabouts(tree).of(run)).toBe(tree?.children[0]);
  });

  it('there is no model of nothing', async () => {
    expect(await remoteEngine().model({ id: 'x', now: NOW })).toBeUndefined();
  });

  it('it is said how a part was read', async () => {
    const request = { id: SESSION_ID, now: NOW };
    const looks = [await filled(localEngine()), await filled(remoteEngine())].map(async (engine) => {
      const model = await engine.model(request);
      return engine.inspect(model ? (treeOf(model.study.session).children[0]?.reference ?? '') : '');
    });
    const [here, there] = await Promise.all(looks);
    expect(here).toBeDefined();
    expect(there).toEqual(here);
  });

  it('the spans of a part are handed out with those directly below', async () => {
    const origin = { traceId: traceIdOfRun(1), spanId: spanId(1) };
    for (const engine of [await filled(localEngine()), await filled(remoteEngine())]) {
      const spans = await engine.spansAround([origin]);
      expect(spans[0]).toMatchObject(origin);
      expect(spans.length).toBeGreaterThan(1);
      expect(spans.slice(1).every(({ parentSpanId }) => parentSpanId === origin.spanId)).toBe(true);
      expect(await engine.allSpans()).toHaveLength(12);
    }
  });
});

it("prices by the operator's own prices, and says where each comes from", async () => {
  const operatorPrices = { source: 'contract', prices: [{ model: '*', perMillion: { input: 1e6, output: 0 } }] };
  for (const engine of [await filled(localEngine()), await filled(remoteEngine())]) {
    const model = await engine.model({ id: SESSION_ID, now: NOW, operatorPrices });
    const priced = Array.from(model?.study.spending.costs ?? []);
    expect(priced.length).toBeGreaterThan(0);
    for (const [{ tokens }, cost] of priced) {
      expect(cost).toEqual({ usd: tokens.input, basis: 'priced', source: 'contract: *' });
    }
    expect(model?.study.spending.all.priceSources).toEqual(new Set(['contract: *']));
  }
});

it('tells of an error in the other thread', async () => {
  const broken: SessionEngine = { ...localEngine(), model: () => Promise.reject(new Error('out of luck')) } as never;
  await expect(remoteEngine(broken).model({ id: 'x', now: NOW })).rejects.toThrow('out of luck');
});

it('leaves nobody waiting when it is closed', async () => {
  const engine = remoteEngine({ ...localEngine(), model: () => new Promise(() => undefined) } as never);
  const model = engine.model({ id: 'x', now: NOW });
  engine.close();
  await expect(model).rejects.toThrow('closed');
});

it('begins anew when it is asked after it was closed', async () => {
  const engine = new LateEngine(async () => localEngine());
  await filled(engine);
  expect(await engine.allSpans()).toHaveLength(12);
  engine.close();
  expect(await engine.allSpans()).toEqual([]);
});

it('works in this thread where there are no workers', async () => {
  const engine = await filled(makeEngine());
  expect((await engine.model({ id: SESSION_ID, now: NOW }))?.study.session.totals.runs).toBe(2);
});
