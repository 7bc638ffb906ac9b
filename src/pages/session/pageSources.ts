import { type AnnotationStore } from '../../sources/annotations';
import { type SessionSources } from '../../loading/session/load/loadSession';

/** What the page reads and writes: where the session is loaded from, and what else belongs to it. */
export interface PageSources extends SessionSources {
  /** Where people's judgements are kept; absent: nowhere. */
  annotations?: AnnotationStore;
  /** Uids of the data sources that Explore shows logs and metrics of. */
  lokiUid?: string;
  prometheusUid?: string;
  /** Address of a session on another platform (`link-template`). */
  linkTemplate?: string;
}
