import { type RawLog } from '../../../model/telemetry';
import { plainText } from '../../../ui/plainText';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';

/** A log record as a line, with what it was written in. */
export interface LogLine {
  log: RawLog;
  /** Event and body in one line. */
  text: string;
  /** Of a severity that tells of a failure. */
  bad: boolean;
  /** The call or run whose span it names; undefined where it names none that is shown. */
  node?: TreeNode;
}

const BAD = /^(error|fatal|critical|alert|emerg)/i;

/** The session's log records as lines, in the order given. */
export function linesOf(logs: readonly RawLog[], places: Whereabouts): LogLine[] {
  return logs.map((log) => ({
    log,
    text: plainText([log.eventName, log.body].filter((part) => part !== '').join(' · ')).text.replace(
      /\s*[\r\n]+\s*/g,
      ' ⏎ '
    ),
    bad: BAD.test(log.severity),
    node: log.spanId === '' ? undefined : places.find(`${log.traceId}:${log.spanId}`),
  }));
}
