/** Hints that several rows of the table of redaction share, so that each is looked for once. Rows that share one are a family. */

/** Keys that go on after a dash, and what else does: ids as UUIDs, and words with dashes. Their patterns begin with a fixed text. */
export const DASHED_HINTS = ['-[A-Za-z0-9_-]{20}'];
export const UNDERSCORE_HINTS = ['_(?:[A-Za-z0-9+/=]{16}|(?:pat|tkn|oauth|pw|secret|v1)_[A-Za-z0-9_-]{20})'];
export const A_HINTS = [
  'A(?:[KS]IA[0-9A-Z]{16}|Iza[0-9A-Za-z_-]{35}|TATT3|TBB|I[A-Za-z0-9]{12}|BSK[A-Za-z0-9+/]{16}|Q\\.Ab)',
];
export const HOOK_HINTS = ['hook(?:s\\.slack\\.com/|s/\\d{10}|\\.office\\.com/)'];
export const DASH_HINTS = ['-(?:\\d{2,3}[-.]\\d{4}|[1-4]\\d{6}\\b)'];
export const DOT_HINTS = ['\\.(?:\\d{3}[-.]\\d{4}|\\d{1,3}\\.\\d{1,3}\\.\\d|\\d{3}\\.\\d{3}-[\\dkK])'];
export const PHONE_HINTS = [...DASH_HINTS, ...DOT_HINTS, '\\) ?\\d{3,5}[-.]\\d{4}'];
