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
