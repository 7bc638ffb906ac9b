/** Marks that the collector leaves where it masked or cut, and what it writes in place of a user. */
const CHANGED = /_REDACTED\]|\[HISTORY_CUT\]|^user-[0-9a-f]{16}$/;

/**
 * Two folded values with the texts taken out of both that the collector masked, cut or made pseudonyms of: what is left
 * must be equal.
 */
export function withoutContent(raw: unknown, full: unknown): [unknown, unknown] {
  if (typeof raw === 'string' && typeof full === 'string') {
    const changed = raw !== full && (CHANGED.test(full) || isCutOff(raw, full));
    return changed ? ['…', '…'] : [raw, full];
  }
  if (Array.isArray(raw) && Array.isArray(full) && raw.length === full.length) {
    const pairs = raw.map((item, index) => withoutContent(item, full[index]));
    return [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
  }
  if (isRecord(raw) && isRecord(full)) {
    const pairs = Object.keys({ ...raw, ...full }).map((key) => [key, withoutContent(raw[key], full[key])] as const);
    return [
      Object.fromEntries(pairs.map(([key, [left]]) => [key, left])),
      Object.fromEntries(pairs.map(([key, [, right]]) => [key, right])),
    ];
  }
  return [raw, full];
}

/** The stores' own limit, in bytes. */
const LIMIT = 16_384;

function isCutOff(raw: string, full: string): boolean {
  return raw.startsWith(full) && Buffer.byteLength(raw) > LIMIT && Buffer.byteLength(full) > LIMIT - 4;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
