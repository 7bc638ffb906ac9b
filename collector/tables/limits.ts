export { PREVIEW_BYTES, VALUE_BYTES } from '../../src/model/vocabulary/capture-limits';

/** Values beyond it are cut before patterns are looked for, so that one record can't hold up all others. */
export const SCANNED_BYTES = 262_144;
