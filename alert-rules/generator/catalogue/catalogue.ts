import { type Alert } from '../alert';
import { type Definitions } from '../definitions';
import { type RecordingRule } from '../rules-file';
import { type Clock } from '../windows';
import { APPROVALS } from './approvals';
import { BEHAVIOUR } from './behaviour';
import { costFile } from './cost';
import { PIPELINE } from './pipeline';
import { QUEUE } from './queue';
import { RUNS_CHAPTER } from './runs';
import { TELEMETRY } from './telemetry';
import { TOKENS } from './tokens';
import { TOOLS } from './tools';

/** Alerts that belong together: one file of rules. */
export interface Chapter {
  /** The file's name. */
  name: string;
  comment: string;
  recordings?: (clock: Clock) => RecordingRule[];
  alerts: readonly Alert[];
}

/** Every alert that is not an SLO's. */
export function chapters(definitions: Definitions): Chapter[] {
  return [
    costFile(definitions, 'estimated'),
    costFile(definitions, 'exact'),
    TOKENS,
    TOOLS,
    APPROVALS,
    TELEMETRY,
    PIPELINE,
    RUNS_CHAPTER,
    BEHAVIOUR,
    QUEUE,
  ];
}
