/** What a dashboard is, apart from how Grafana writes it. */
export interface Dashboard {
  /** Alerts and runbooks link to it. */
  uid: string;
  title: string;
  /** One sentence: the question that it answers. */
  answers: string;
  /** Time range that it opens with, such as `now-6h`. */
  from: string;
  variables: readonly Variable[];
  rows: readonly Row[];
}

/** A filter at the top: values of a label, any of several. */
export interface Variable {
  label: string;
  title: string;
  /** A selector of the series whose label's values are offered. */
  of: string;
}

export interface Row {
  title: string;
  panels: readonly Panel[];
}

export interface Panel {
  title: string;
  as: PanelKind;
  /** Of 24 columns. */
  width: number;
  /** By Grafana's id of it. */
  unit: Unit;
  queries: readonly Query[];
  /** What its figures are. */
  shows: string;
  worry: string;
  act: string;
  /** Why it may be empty: in the place of a bare "No data". */
  empty: string;
  /** Values at which it changes its colour, ascending. */
  limits?: readonly Limit[];
  /** The app's filters that lead to the sessions behind a series, each with the label that has its value. */
  sessionsBy?: Partial<Record<'agent' | 'model' | 'tool', string>>;
}

/**
 * `figure`: the last value, large. `lines`: over time. `bars`: amounts over time, stacked. `heatmap`: buckets of a histogram
 * over time. `table`: one row for each set of labels, one column for each query. `meters`: a bar for each series.
 */
export type PanelKind = 'figure' | 'lines' | 'bars' | 'heatmap' | 'table' | 'meters';

export type Unit = 'short' | 'percentunit' | 's' | 'currencyUSD' | 'bytes' | 'Bps' | 'cpm' | 'none';

export interface Query {
  expr: string;
  /** Name of a series (`{{model}}`), of the figure, or of the table's column. */
  name: string;
  /** Of a table's column, where it is not the panel's. */
  unit?: Unit;
  /** In a table only the labels tell something: the value has no column. */
  labelsOnly?: true;
}

export interface Limit {
  from: number;
  colour: 'green' | 'orange' | 'red';
}

/** The name by which tests and errors speak of a query. */
export function queryId({ uid }: Dashboard, { title }: Panel, { name }: Query): string {
  return `${uid} › ${title} › ${name}`;
}
