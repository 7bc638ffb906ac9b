import { type Alert } from '../alert';
import { type RecordingRule } from '../rules-file';
import { type Clock } from '../windows';

/** Alerts that belong together: one file of rules. */
export interface Chapter {
  /** The file's name. */
  name: string;
  comment: string;
  recordings?: (clock: Clock) => RecordingRule[];
  alerts: readonly Alert[];
}
