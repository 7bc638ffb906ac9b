import * as v from 'valibot';

/** One value of an instant query. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

export const Labels = v.record(v.string(), v.string());

/** An instant query's answer, of Loki and Prometheus alike. Values are text, as JSON has no infinity. */
export const Vector = v.pipe(
  v.object({
    data: v.object({
      resultType: v.literal('vector'),
      result: v.array(v.object({ metric: Labels, value: v.tuple([v.number(), v.string()]) })),
    }),
  }),
  v.transform(({ data }): Sample[] =>
    data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
  )
);

/** The values of one series over time. */
export interface RangeSeries {
  labels: Record<string, string>;
  /** Seconds since 1970, ascending; instants without a value are left out. */
  times: number[];
  values: number[];
}

/** A range query's answer. */
export const Matrix = v.pipe(
  v.object({
    data: v.object({
      resultType: v.literal('matrix'),
      result: v.array(v.object({ metric: Labels, values: v.array(v.tuple([v.number(), v.string()])) })),
    }),
  }),
  v.transform(({ data }): RangeSeries[] =>
    data.result.map(({ metric, values }) => ({
      labels: metric,
      times: values.map(([time]) => time),
      values: values.map(([, value]) => Number(value)),
    }))
  )
);
