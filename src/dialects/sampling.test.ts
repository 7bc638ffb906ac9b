import { runSpans } from '../testing/runs';
import { SAMPLING } from './keys';
import { samplingOf } from './sampling';

const span = runSpans(1)[0]!;
const withState = (traceState: string) => samplingOf([{ ...span, traceState }]);
const withAttributes = (told: Record<string, string | number>) =>
  samplingOf([
    {
      ...span,
      attributes: Object.entries(told).map(([key, value]) => ({
        key,
        value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
      })),
    },
  ]);

it('reads the threshold of the trace state: what is below was dropped', () => {
  expect(withState('ot=th:c')).toEqual({ key: 'tracestate', value: 'ot=th:c', kept: 0.25 });
  expect(withState('vendor=1,ot=rv:abcdef12345678;th:8')).toMatchObject({ kept: 0.5 });
  expect(withState('ot=th:fd70a3d70a3d71')?.kept).toBeCloseTo(0.01, 10);
  expect(withState('ot=p:3;r:10')).toMatchObject({ value: 'ot=p:3', kept: 0.125 });
});

it('says nothing where all was kept, and of trace states of others', () => {
  for (const state of ['', 'ot=th:0', 'ot=p:0', 'ot=rv:123', 'rot=th:8', 'vendor=th:8', 'ot=th:xyz']) {
    expect(withState(state)).toBeUndefined();
  }
  expect(withAttributes({ [SAMPLING.rate]: 1 })).toBeUndefined();
  expect(withAttributes({ [SAMPLING.jaegerType]: 'const', [SAMPLING.jaegerParam]: 1 })).toBeUndefined();
  expect(samplingOf(runSpans(3))).toBeUndefined();
});

it('reads the signs of samplers that write attributes', () => {
  expect(withAttributes({ [SAMPLING.rate]: 20 })).toEqual({ key: SAMPLING.rate, value: '20', kept: 0.05 });
  expect(withAttributes({ [SAMPLING.jaegerType]: 'probabilistic', [SAMPLING.jaegerParam]: 0.1 })).toMatchObject({
    key: SAMPLING.jaegerParam,
    kept: 0.1,
  });
  expect(withAttributes({ [SAMPLING.jaegerType]: 'ratelimiting', [SAMPLING.jaegerParam]: 2 })?.kept).toBeUndefined();
  expect(withAttributes({ [SAMPLING.policy]: 'errors' })).toEqual({ key: SAMPLING.policy, value: 'errors' });
  expect(withAttributes({ [SAMPLING.priority]: 1 })).toEqual({ key: SAMPLING.priority, value: '1' });
});

it('takes a sign that makes no sense for a sign all the same', () => {
  expect(withAttributes({ [SAMPLING.jaegerType]: 'probabilistic', [SAMPLING.jaegerParam]: -1 })).toMatchObject({
    kept: undefined,
  });
});
