import type { OperatorTable } from '../operator/table';
import { DERIVED } from '../tables/derived';
import {
  COUNTED_WHEN,
  COUNTERS,
  HISTOGRAMS,
  LABELS,
  LLM_BOUNDS,
  LLM_DURATION,
  TOKEN_FIGURES,
  type Counted,
  type Counter,
  type Label,
} from '../tables/metrics';
import { crowdDefinitions } from './crowds';
import { all, any, equals, isSet, literal, matches, not, set, when, type StatementGroup } from './ottl';
import { LOG, SPAN, type RecordPaths } from './record';

/** Labels that only some kinds of records have; they stay away from the others rather than read `unknown`. */
const LABELS_OF: Readonly<Record<string, readonly Label[]>> = {
  llm: ['agent', 'source', 'provider', 'model', 'gateway'],
  tool: ['agent', 'source', 'tool'],
  approval: ['tool'],
  wait: ['tool', 'decision'],
};

/** A longer one is a text. */
export const LONGEST_NAME = 100;

/** Values that are ids, addresses, secrets or texts rather than names must not make a series each. */
export const NO_NAMES = [
  '(?i)[0-9a-f]{8}-[0-9a-f]{4}-',
  '(?i)[0-9a-f]{16}',
  '[A-Za-z0-9]{8,}[0-9][A-Za-z0-9]{8,}',
  '@[A-Za-z0-9-]+\\.',
  '_REDACTED\\]',
  `(?s)^.{${LONGEST_NAME + 1},}$`,
  '[\\x00-\\x1f]',
] as const;

/** Matches wherever one of them does, but for the length: looked for once, in all labels of a record together. */
export const MAY_BE_NO_NAME = '[0-9a-fA-F]{8}-|[0-9A-Za-z]{16}|[@\\]\\x00-\\x1f]';

/** Names of tools that count up: one series for all of them. Models carry dates, agents and sources are few. */
const NUMBERED_TOOL = '[0-9]{3,}';

/** The resource of what is counted, by signal: two pipelines never write one series. It becomes the label `job`. */
const COUNTING_JOB = { span: 'agents', log: 'agent-logs' } as const;

/** Drops what does not count. */
export function countedFilter(record: RecordPaths): string {
  return `${record.attribute(DERIVED.counted)} == nil`;
}

/**
 * Replaces all attributes of a record by the labels and figures of the metrics, so that no other attribute, a session's id
 * least of all, can become a label. These records go to the connectors only, never to a store.
 */
export function labelGroup(record: RecordPaths, operator: Pick<OperatorTable, 'tools' | 'models'>): StatementGroup {
  const { context, attribute, cache } = record;
  const old = (name: string) => `${context}.cache["old"][${literal(name)}]`;
  const outcome = old(DERIVED.sloOutcome);
  const counted = old(DERIVED.counted);
  const attributes = `${context}.attributes`;
  const labels = Object.entries(LABELS) as Array<[Label, string]>;
  const isOfKinds = (label: Label) =>
    any(
      ...Object.keys(LABELS_OF)
        .filter((kind) => LABELS_OF[kind]?.includes(label))
        .map((kind) => equals(counted, kind))
    );
  const failed = equals(outcome, 'error');
  const elapsed = cache('elapsed');
  const [values, odd] = [cache('values'), cache('odd')];
  return {
    context,
    error_mode: 'silent',
    statements: [
      // First what is copied, so that the copy is small.
      `keep_keys(${attributes}, [${SOURCES.map(literal).join(', ')}])`,
      set(`${context}.cache["old"]`, attributes),
      `keep_keys(${attributes}, ["none of them"])`,
      ...labels.flatMap(([label, source]) => [
        ...(label in DEFAULTS ? [set(attribute(label), '"unknown"', isOfKinds(label))] : []),
        // What is not set sets nothing.
        set(attribute(label), old(source), not(equals(old(source), ''))),
      ]),
      set(values, `Concat([${labels.map(([label]) => attribute(label)).join(', ')}], " ")`),
      set(odd, 'true', any(`Len(${values}) > ${LONGEST_NAME}`, matches(values, MAY_BE_NO_NAME))),
      ...cappedNames(record, equals(odd, true)),
      ...onlyKnown(attribute('tool'), operator.tools),
      ...onlyKnown(attribute('model'), operator.models),
      set(attribute('counted'), counted),
      set(attribute('error'), '0'),
      set(attribute('error'), '1', failed),
      set(attribute('excluded'), '0'),
      set(attribute('excluded'), '1', equals(outcome, 'excluded')),
      ...TOKEN_FIGURES.map(([type, source]) => set(attribute(type), old(source))),
      set(attribute('first_token'), old(DERIVED.firstToken)),
      ...(context === 'span'
        ? [
            set(elapsed, 'Seconds(span.end_time - span.start_time)'),
            set(attribute('seconds'), elapsed, `${elapsed} >= 0`),
          ]
        : [set(attribute('seconds'), old(DERIVED.duration))]),
    ],
  };
}

/**
 * Statements that make `_other` of attributes that would be a series for each value.
 *
 * @param condition whether to look; without, always
 */
export function cappedNames(
  { context, attribute }: Pick<RecordPaths, 'attribute'> & { context: string },
  condition = ''
): string[] {
  const replaced = (pattern: string) =>
    `replace_all_patterns(${context}.attributes, "value", ${literal(whole(pattern))}, "_other")`;
  const numbered = `replace_pattern(${attribute('tool')}, ${literal(whole(NUMBERED_TOOL))}, "_other")`;
  return [...NO_NAMES.map((pattern) => when(replaced(pattern), condition)), when(numbered, isSet(attribute('tool')))];
}

/** Where the operator lists names, all others are one. */
function onlyKnown(path: string, names: readonly string[]): string[] {
  const known = `^(?:${names.map((name) => `(?:${name})`).join('|')})$`;
  const kept = any(matches(path, known), equals(path, 'unknown'));
  return names.length === 0 ? [] : [set(path, '"_other"', all(isSet(path), not(kept)))];
}

/** The derived attributes that labels and figures are made of. */
const SOURCES: readonly string[] = [
  ...Object.values(LABELS),
  ...TOKEN_FIGURES.map(([, source]) => source),
  ...[DERIVED.counted, DERIVED.sloOutcome, DERIVED.firstToken, DERIVED.duration],
];

/** Labels that read `unknown` where a record does not say. */
const DEFAULTS: Readonly<Partial<Record<Label, true>>> = {
  agent: true,
  source: true,
  provider: true,
  model: true,
  gateway: true,
  tool: true,
  decision: true,
};

function whole(pattern: string): string {
  const flags = /^\(\?(\w+)\)/.exec(pattern);
  const bare = pattern.slice(flags?.[0].length ?? 0);
  return bare.startsWith('^') ? pattern : `(?s${flags?.[1] ?? ''})^.*(?:${bare}).*$`;
}

/** One resource for all makes one series of what many short-lived processes count. */
export function oneResource(record: RecordPaths): StatementGroup {
  return {
    context: 'resource',
    statements: [
      'keep_matching_keys(resource.attributes, "^$$")',
      set('resource.attributes["service.name"]', literal(COUNTING_JOB[record.signal])),
    ],
  };
}

/** The signal_to_metrics connector's configuration, for spans and log records alike. */
export function metricDefinitions() {
  return {
    error_mode: 'ignore',
    spans: definitionsOf(SPAN, []),
    // The duration of calls that log records tell of; span_metrics makes that of spans, with exemplars.
    logs: definitionsOf(LOG, [
      {
        name: LLM_DURATION.name,
        description: LLM_DURATION.help,
        attributes: LLM_DURATION.labels.map((key) => ({ key })),
        conditions: [condition(LOG, 'llm', 'seconds')],
        histogram: { buckets: [...LLM_BOUNDS], value: LOG.attribute('seconds') },
      },
    ]),
  };
}

function definitionsOf(record: RecordPaths, more: object[]): object[] {
  return [
    ...COUNTERS.map((counter) => ({
      name: counter.name,
      description: counter.help,
      attributes: [...counter.labels.map((key) => ({ key })), ...fixedLabel(counter)],
      conditions: [condition(record, counter.counted, counter.value)],
      sum: { value: counter.value === undefined ? '1' : record.attribute(counter.value), monotonic: true },
    })),
    ...HISTOGRAMS.map((histogram) => ({
      name: histogram.name,
      description: histogram.help,
      attributes: histogram.labels.map((key) => ({ key })),
      conditions: [condition(record, histogram.counted, histogram.value)],
      histogram: { buckets: [...histogram.bounds], value: record.attribute(histogram.value) },
    })),
    ...crowdDefinitions((counted) => condition(record, counted, undefined)),
    ...more,
  ];
}

/** No record has an attribute of that name, so the default becomes the label. */
function fixedLabel({ fixed }: Counter): object[] {
  return fixed === undefined ? [] : [{ key: fixed.label, default_value: fixed.value }];
}

function condition(record: RecordPaths, counted: Counted, value: string | undefined): string {
  const words = COUNTED_WHEN[counted].replace(/\b(counted|error|decision)\b(?=\s*(==|!=))/g, (name) =>
    record.attribute(name)
  );
  return value === undefined ? words : `(${words}) and ${record.attribute(value)} != nil`;
}

/** Whether a span is one that span_metrics must not see. */
export const NO_LLM_CALL = not(equals(SPAN.attribute('counted'), 'llm'));
