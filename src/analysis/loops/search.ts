import type { Thresholds } from '../thresholds';
import type { Signed } from './signatures';

/** Design, section 4. `identical` is told apart by `consecutive`: in a row, or spread over a run. */
export type LoopKind = 'identical_failing' | 'oscillation' | 'identical' | 'stall';

/** What a search finds: places in the list of a run's calls. */
export interface Found {
  kind: LoopKind;
  places: number[];
  repeats: number;
  suspected: boolean;
}

/** A search sees the calls and which of them an earlier search has claimed. */
export type Search = (calls: readonly Signed[], claimed: readonly boolean[], thresholds: Thresholds) => Found[];
