import { LOOPS, LOOP_KINDS, type LoopKind } from '../../../collector/tables/loops';
import { HOUR, writeDuration } from '../../../src/model/durations';
import { type Alert } from '../alert';
import { grownBy } from '../promql/counts';
import { scaled } from '../windows';
import { type Chapter } from './chapter';
import { counter, is } from './share';

const WINDOW = HOUR;
const COUNTER = `${LOOPS.name}_total`;
const BY = LOOPS.labels.filter((label) => label !== 'kind');

/**
 * One loop is enough, as the counter has each of them once, however long it goes on: an agent that repeats a call forty times
 * is one loop among forty calls, which no share would show.
 */
function loopAlert(name: string, kind: LoopKind, severity: 'warning' | 'info', advice: string): Alert {
  return {
    name,
    asked: ['003'],
    expr: (clock) => `${grownBy(counter(COUNTER, is('kind', kind)), scaled(WINDOW, clock), BY)} > 0.5`,
    severity,
    labels: { kind },
    by: BY,
    summary: [
      { label: 'agent' },
      ' went round in circles ',
      { value: 'count' },
      ' times with ',
      { label: 'tool' },
      ` in ${writeDuration(WINDOW)}`,
    ],
    description: [`The same call three times in a session, and ${LOOP_KINDS[kind]}. ${advice}`],
    runbook: 'LoopCounted',
    dashboard: 'flightrecorder-tools',
    lookback: '1h',
    facts: [
      ['Fires', `one loop in ${writeDuration(WINDOW)} whose kind is \`${kind}\``],
      ['Waits for', `\`${COUNTER}\`, which \`collector/loops.yaml\` or the sessionizer counts`],
    ],
  };
}

/** A repetition of which nothing more is known (`suspected`) is no alert: whoever polls looks the same. */
export const LOOPS_CHAPTER: Chapter = {
  name: 'loops',
  comment: 'Loops, as collector/loops.yaml counts them: load this where that is loaded.',
  alerts: [
    loopAlert(
      'LoopFailing',
      'identical_failing',
      'warning',
      'Nothing changes by trying again: stop it, or repair the tool.'
    ),
    loopAlert('LoopIdentical', 'identical', 'info', 'It may wait for something; if not, it pays for nothing.'),
  ],
};
