import { type Counter, type Matcher, type Slo } from '../generator/definitions';

/** A counter's series in a test: a sample a minute, undefined where there is none. */
export interface TestSeries {
  metric: string;
  labels: Readonly<Record<string, string>>;
  values: ReadonlyArray<number | undefined>;
}

/** Calls and failures of each minute. */
export interface Traffic {
  calls: readonly number[];
  failed: readonly number[];
}

/** The same minute over and over. */
export function steady(minutes: number, calls: number, failed: number): Traffic {
  return { calls: Array(minutes).fill(calls), failed: Array(minutes).fill(failed) };
}

/** One after another. */
export function then(...parts: readonly Traffic[]): Traffic {
  return { calls: parts.flatMap(({ calls }) => calls), failed: parts.flatMap(({ failed }) => failed) };
}

/** The counters of a share: of all, and of the failed or the good ones. */
export type Counters = Pick<Slo, 'bad' | 'good' | 'total'>;

/** The series that counters would have for some traffic. */
export function seriesOf(
  { bad, good, total }: Counters,
  labels: Readonly<Record<string, string>>,
  { calls, failed }: Traffic
): TestSeries[] {
  const passed = calls.map((count, minute) => count - failed[minute]!);
  const [side, growth, complement] = bad === undefined ? [good!, passed, failed] : [bad, failed, passed];
  const own = exampleLabels(side);
  const series = counted(side, { ...labels, ...own }, growth);
  return side.metric === total.metric
    ? [series, counted(total, { ...labels, ...exampleLabels(total, own) }, complement)]
    : [counted(total, { ...labels, ...exampleLabels(total) }, calls), series];
}

function counted({ metric }: Counter, labels: Readonly<Record<string, string>>, growth: readonly number[]): TestSeries {
  let value = 0;
  return { metric, labels, values: [0, ...growth.map((count) => (value += count))] };
}

/** Values that a counter's matchers allow: of alternatives the first, or the first that `unlike` does not have. */
function exampleLabels({ matchers }: Counter, unlike: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    matchers.map(({ label, operator, value }) => [
      label,
      operator === '=~' ? value.split('|').find((alternative) => alternative !== unlike[label])! : value,
    ])
  );
}

export function matches({ metric, matchers }: Counter, series: TestSeries): boolean {
  return metric === series.metric && matchers.every((matcher) => allows(matcher, series.labels[matcher.label] ?? ''));
}

function allows({ operator, value }: Matcher, actual: string): boolean {
  const equal = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
  return operator.startsWith('!') ? !equal : equal;
}
