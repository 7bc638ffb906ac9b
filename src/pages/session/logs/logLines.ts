import { type RawLog } from '../../../model/telemetry';
import { plainText } from '../../../ui/plainText';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { readStructuredLine, type StructuredLine } from './structuredLine';

/** A log record as a line, with what it was written in. */
export interface LogLine {
  log: RawLog;
  /** Event and message in one line. */
  text: string;
  severity: string;
  /** Of a severity that tells of a failure. */
  bad: boolean;
  /** The part of the session that it belongs to; undefined where nothing tells. */
  node?: TreeNode;
}

const BAD = /^(error|fatal|critical|alert|emerg)/i;

/** The session's log records as lines, in the order given. */
export function linesOf(logs: readonly RawLog[], places: Whereabouts): LogLine[] {
  return logs.map((log) => {
    const line = readStructuredLine(log);
    const said = [line.message, line.exception].filter((part) => part !== undefined).join(' · ');
    return {
      log,
      text: plainText(said).text.replace(/\s*[\r\n]+\s*/g, ' ⏎ '),
      severity: line.severity,
      bad: BAD.test(line.severity),
      node: placeOf(log, line, places),
    };
  });
}

/** Milliseconds that a line may be late: it is written after what it tells of, by another clock. */
const LATE = 1000;

/**
 * Where a line belongs: to the span that it names; else to the step of the number that it names, and in it to the call
 * of the tool that it names, if that went on at the time. A line that names none of these belongs nowhere in particular.
 */
function placeOf({ traceId, spanId, time }: RawLog, { step, tool }: StructuredLine, places: Whereabouts) {
  const named = spanId === '' ? undefined : places.find(`${traceId}:${spanId}`);
  if (named !== undefined || (step === undefined && tool === undefined)) {
    return named;
  }
  const around = (node: TreeNode) => node.start - LATE <= time && !(node.end + LATE < time);
  const steps = places.order.filter((node) => node.kind === 'step' && around(node));
  const inStep = steps.find((node) => node.kind === 'step' && node.step.number === step);
  const calls = (inStep === undefined ? steps : [inStep]).flatMap(({ children }) => children);
  const call = calls.find((node) => node.kind === 'call' && node.call.kind === 'tool' && node.call.name === tool);
  return call ?? inStep;
}

/** Whether a line belongs to a part of the session, or to something in it. */
export function isOf({ node }: LogLine, part: TreeNode): boolean {
  for (let above = node; above !== undefined; above = above.parent) {
    if (above === part) {
      return true;
    }
  }
  return false;
}
