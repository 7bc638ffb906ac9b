export { PREVIEW_BYTES, VALUE_BYTES } from '../../src/model/vocabulary/capture-limits';

/** Values beyond it are cut before patterns are looked for, so that one record can't hold up all others. */
export const SCANNED_BYTES = 262_144;
/** Bytes and number of a log record's attributes from which they go into its body: half and three quarters of Loki's defaults. */
export const METADATA_BYTES = 32_768;
export const METADATA_ENTRIES = 96;
/** Bytes of a body that holds attributes: below Loki's default for a line, 256 KiB. */
export const PACKED_BYTES = 240_000;
/** Distinct names of tools, or of models, in one batch of at most 512 records from which they are a crowd. */
export const CROWD = 100;
