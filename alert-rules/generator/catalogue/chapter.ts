import { type Alert } from '../alert';
import { type RecordingRule } from '../rules-file';
import { type Clock } from '../windows';

/** Alerts that belong together: one file of rules. */
export interface Chapter {
  /** The file's name. */
  name: string;
  comment: string;
  /** Seconds between two evaluations of its alerts, where a minute is more often than it need be. */
  interval?: number;
  recordings?: (clock: Clock) => RecordingRule[];
  alerts: readonly Alert[];
}
