import { series } from './promql';

/** A call whose kind is looked at over time. */
export interface CallSeries {
  kind: 'llm' | 'tool';
  /** Of the model or the tool, as the metrics name it. */
  name: string;
}

/** How often calls of a model or a tool were made and failed, over time: totals and errors apart (docs/metrics.md). */
export function callRatesQueries({ kind, name }: CallSeries): string[] {
  const label = kind === 'llm' ? 'model' : 'tool';
  return ['calls', 'errors'].map(
    (what) => `sum(increase(${series(`agent_${kind}_${what}_total`, { [label]: name })}[$__rate_interval]))`
  );
}
