/** Bytes that are kept of a value where the level is `previews`. */
export const PREVIEW_BYTES = 200;
/** Bytes that are kept of any value: Tempo's own limit in stack/tempo (max_attribute_bytes). */
export const VALUE_BYTES = 16_384;
/** Values beyond it are cut before patterns are looked for, so that one record can't hold up all others. */
export const SCANNED_BYTES = 262_144;
