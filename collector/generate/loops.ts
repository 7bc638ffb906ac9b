import { DERIVED } from '../tables/derived';
import { CALLS_IN_MIND, COUNTED_REPEAT, FORGOTTEN_AFTER, LOOPS, type LoopKind } from '../tables/loops';
import { yamlOf } from './configuration';
import { cappedNames } from './count';
import { all, equals, isSet, literal, not, set, type StatementGroup } from './ottl';
import { LOG, SPAN, type RecordPaths } from './record';

/** Attributes that tell calls apart; they never leave the collector. */
const SESSION = 'session';
const CALL = 'call';

/**
 * The collector's own counter of loops, as a configuration file to be given beside the others.
 *
 * Every call of a tool becomes a counter of its session, tool, arguments and outcome; the data point at which such a counter
 * reaches three is counted in turn. Batches of one keep a counter from jumping over three.
 */
export function loopConfiguration(): string {
  return yamlOf({
    processors: {
      'filter/loop_calls': {
        error_mode: 'ignore',
        trace_conditions: [not(isRepeatable(SPAN))],
        log_conditions: [not(isRepeatable(LOG))],
      },
      'transform/loop_calls': {
        error_mode: 'silent',
        trace_statements: [callGroup(SPAN)],
        log_statements: [callGroup(LOG)],
      },
      'batch/one_by_one': { timeout: '1s', send_batch_size: 1, send_batch_max_size: 1 },
      'deltatocumulative/loop_calls': { max_stale: FORGOTTEN_AFTER, max_streams: CALLS_IN_MIND },
      'filter/counted_repeat': {
        error_mode: 'ignore',
        metric_conditions: [`datapoint.value_int != ${COUNTED_REPEAT}`],
      },
    },
    connectors: {
      'signal_to_metrics/loop_calls': {
        error_mode: 'ignore',
        ...Object.fromEntries(['spans', 'logs'].map((signal) => [signal, [callCounter()]])),
      },
      'signal_to_metrics/loops': {
        error_mode: 'ignore',
        datapoints: [
          {
            name: LOOPS.name,
            description: LOOPS.help,
            attributes: LOOPS.labels.map((key) => ({ key })),
            sum: { value: '1', monotonic: true },
          },
        ],
      },
    },
    service: {
      pipelines: {
        'traces/loop_calls': callPipeline(),
        'logs/loop_calls': callPipeline(),
        'metrics/loop_calls': {
          receivers: ['signal_to_metrics/loop_calls'],
          processors: ['deltatocumulative/loop_calls', 'filter/counted_repeat'],
          exporters: ['signal_to_metrics/loops'],
        },
        'metrics/loops': {
          receivers: ['signal_to_metrics/loops'],
          processors: ['deltatocumulative'],
          exporters: ['prometheus'],
        },
      },
    },
  });
}

function callPipeline() {
  return {
    receivers: ['forward/counted'],
    processors: ['filter/loop_calls', 'transform/loop_calls', 'transform/one_resource', 'batch/one_by_one'],
    exporters: ['signal_to_metrics/loop_calls'],
  };
}

function callCounter() {
  return {
    name: 'agent.loop.calls',
    description: 'Calls of tools, each session and each call apart. Not exported.',
    attributes: [...LOOPS.labels, SESSION, CALL].map((key) => ({ key })),
    sum: { value: '1', monotonic: true },
  };
}

/** Whether a record is a call of a tool that can be told to be the same as another. */
function isRepeatable({ attribute }: RecordPaths): string {
  return all(
    equals(attribute(DERIVED.counted), 'tool'),
    isSet(attribute(DERIVED.argumentsHash)),
    isSet(attribute(DERIVED.sessionId)),
    isSet(attribute(DERIVED.tool)),
    // Denied and cancelled calls did nothing that could be repeated.
    not(equals(attribute(DERIVED.sloOutcome), 'excluded'))
  );
}

function callGroup(record: RecordPaths): StatementGroup {
  const { context, attribute } = record;
  const old = (name: string) => `${context}.cache["old"][${literal(name)}]`;
  const failed = equals(old(DERIVED.sloOutcome), 'error');
  const kind = (name: LoopKind, condition = '') => set(attribute('kind'), literal(name), condition);
  const outcome = record.cache('outcome');
  return {
    context,
    error_mode: 'silent',
    statements: [
      set(`${context}.cache["old"]`, `${context}.attributes`),
      `keep_matching_keys(${context}.attributes, "^$$")`,
      set(attribute('tool'), old(DERIVED.tool)),
      set(attribute('agent'), '"unknown"'),
      set(attribute('agent'), old(DERIVED.agent), all(isSet(old(DERIVED.agent)), not(equals(old(DERIVED.agent), '')))),
      ...cappedNames(record),
      kind('suspected'),
      kind('identical', isSet(old(DERIVED.resultHash))),
      kind('identical_failing', failed),
      set(outcome, '""'),
      set(outcome, old(DERIVED.resultHash), isSet(old(DERIVED.resultHash))),
      set(outcome, '"error"', failed),
      set(outcome, old(DERIVED.errorClass), all(failed, isSet(old(DERIVED.errorClass)))),
      set(attribute(SESSION), old(DERIVED.sessionId)),
      set(attribute(CALL), `Concat([${[old(DERIVED.tool), old(DERIVED.argumentsHash), outcome].join(', ')}], " ")`),
    ],
  };
}
