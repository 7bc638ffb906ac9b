import { CAPTURES, readCapture } from '../testing/captures';
import { faultsOfMutation } from '../testing/fold-fuzz';
import { span } from '../testing/spans';
import { faultsOf } from '../testing/well-formed';
import { foldSessions } from './sessions';

/** `npm run fuzz` runs as many as asked, from any seed. */
const MUTATIONS = 10_000;
/** Seeds are fixed: what fails here fails everywhere. */
const FIRST_SEED = 20_260_101;
/** Characters: small captures have the shapes of large ones. */
const LARGEST = 30_000;
/** Milliseconds: a watchdog for hangs, many times what a busy machine needs. */
const TIMEOUT = 600_000;

describe('broken telemetry', () => {
  it(
    'never throws, never hangs, and gives sessions that add up',
    () => {
      const texts = CAPTURES.map(([emitter, scenario]) =>
        JSON.stringify(readCapture(emitter, scenario).requests)
      ).filter(({ length }) => length <= LARGEST);
      expect(texts.length).toBeGreaterThan(20);
      const faults: string[] = [];
      for (let seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS && faults.length < 10; seed++) {
        const text = texts[seed % texts.length] as string;
        faults.push(...faultsOfMutation(text, seed).map((fault) => `seed ${seed}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    TIMEOUT
  );

  it(
    'of 100,000 spans in one trace is folded, whether flat, as a chain or as a ring',
    () => {
      const count = 100_000;
      const spans = Array.from({ length: count }, (_, index) =>
        span({ 'gen_ai.operation.name': index === 0 ? 'invoke_agent' : 'chat' }, { end: 1000 * (count + index) })
      );
      const idOf = (index: number) => spans[index]?.spanId ?? '';
      const under = (parentOf: (index: number) => string) =>
        foldSessions({ spans: spans.map((one, index) => ({ ...one, parentSpanId: parentOf(index) })), logs: [] });

      const flat = under((index) => (index === 0 ? '' : idOf(0)));
      const chain = under((index) => (index === 0 ? '' : idOf(index - 1)));
      const ring = under((index) => idOf((index + count - 1) % count));

      expect([flat, chain, ring].flatMap(faultsOf)).toEqual([]);
      expect(flat).toMatchObject([{ totals: { runs: 1, llmCalls: count - 1 } }]);
      expect(chain).toHaveLength(1);
      expect(ring).toHaveLength(1);
    },
    TIMEOUT
  );

  it(
    'of 100,000 agents, tools and calls without a parent, or that are their own, is folded',
    () => {
      const operations = ['invoke_agent', 'execute_tool', 'chat'];
      const spans = Array.from({ length: 100_000 }, (_, index) =>
        span({ 'gen_ai.operation.name': operations[index % 3] ?? '' }, { start: index, end: index + 0.5 })
      );
      const under = (parentOf: (spanId: string) => string) =>
        foldSessions({ spans: spans.map((one) => ({ ...one, parentSpanId: parentOf(one.spanId) })), logs: [] });

      const lost = under((spanId) => spanId.replace(/^./, 'f'));
      const own = under((spanId) => spanId);

      expect([lost, own].flatMap(faultsOf)).toEqual([]);
      expect(lost).toMatchObject([{ totals: { llmCalls: 33_333, toolCalls: 33_333 } }]);
      expect(own).toMatchObject([{ totals: { llmCalls: 33_333, toolCalls: 33_333 } }]);
    },
    TIMEOUT
  );

  it('with a text of a megabyte in every attribute is folded', () => {
    const long = 'x'.repeat(2 ** 20);
    const [session] = foldSessions({
      spans: [
        span({ 'gen_ai.operation.name': 'chat', 'gen_ai.response.model': long, 'gen_ai.conversation.id': long }),
        span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': long, 'gen_ai.tool.call.arguments': long }),
      ],
      logs: [],
    });
    expect(faultsOf(session === undefined ? [] : [session])).toEqual([]);
    expect(session?.totals).toMatchObject({ llmCalls: 1, toolCalls: 1 });
  });
});
