import { readTraceByIdResponse } from '../../../model/otlp/trace-decoder';
import { genaiPrices } from '../../../prices/genai-prices';
import { LocalEngine } from './localEngine';
import { rehearsalTrace } from './rehearsalTrace';
import { rehearse } from './rehearse';

const newEngine = () => new LocalEngine(Promise.resolve(genaiPrices));

it('rehearses with a session that has all that takes time: runs, steps, calls, failures and loops', async () => {
  const { spans } = readTraceByIdResponse(rehearsalTrace(420));
  expect(spans).toHaveLength(420);
  expect(spans.every(({ start, end }) => end > start)).toBe(true);
  const engine = newEngine();
  await rehearse(engine, () => false);
  const model = await engine.model({ id: '1', now: 1.7e12 });
  expect(model?.study.session.totals).toMatchObject({ runs: 6, llmCalls: 60, toolCalls: 60, toolErrors: 30 });
  expect(model?.study.spending.all.unpriced).toBe(60);
});

it('leaves off when there is real work', async () => {
  const engine = newEngine();
  const reading = jest.spyOn(engine, 'addTrace');
  await rehearse(engine, () => reading.mock.calls.length === 2);
  expect(reading).toHaveBeenCalledTimes(2);
});
