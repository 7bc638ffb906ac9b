/** Bytes that the collector keeps of any value: Tempo's own limit in stack/tempo (max_attribute_bytes). */
export const VALUE_BYTES = 16_384;

/** Bytes that the collector keeps of a text where `FLIGHTRECORDER_CONTENT` is `previews`. */
export const PREVIEW_BYTES = 200;
