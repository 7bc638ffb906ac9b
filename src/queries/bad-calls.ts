import { RECORDER } from '../dialects/keys';
import { allOf, attribute, equals, longerThan, type Condition } from './traceql';

/**
 * Spans of calls that objectives may count as failed, as our collector marks them: what it does not see, no budget counts
 * either. It only nominates traces: whoever reads them judges the calls.
 *
 * @param kind what is called: a model or a tool
 * @param above seconds: calls that took longer; without it, those that the service failed
 */
export function badCall(kind: 'llm' | 'tool', above?: number): Condition {
  return allOf([
    equals(attribute('span', RECORDER.kind), kind),
    above === undefined ? equals(attribute('span', RECORDER.sloOutcome), 'error') : longerThan(above),
  ]);
}
