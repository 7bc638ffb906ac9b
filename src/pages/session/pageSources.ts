import { type AnnotationStore } from '../../sources/annotations';
import { type SessionSources } from '../../loading/session/load/loadSession';
import { type TempoApi } from '../../sources/tempo';

/** What the page reads and writes: where the session is loaded from, and what else belongs to it. */
export interface PageSources extends SessionSources {
  /** Tells its limits too, where something is missing. */
  tempo?: SessionSources['tempo'] & Partial<Pick<TempoApi, 'limitsTold'>>;
  /** Where people's judgements are kept; absent: nowhere. */
  annotations?: AnnotationStore;
  /** Uids of the data sources that Explore shows logs and metrics of. */
  lokiUid?: string;
  prometheusUid?: string;
  /** Address of a session on another platform (`link-template`). */
  linkTemplate?: string;
}
