import type { RedactionRow } from './redaction-row';
import { SECRETS_AFTER_WORDS } from './secret-words';
import { DASH_HINTS, DASHED_HINTS, DOT_HINTS, PHONE_HINTS } from './shared-hints';
import { VENDOR_KEYS } from './vendor-keys';

export type { RedactionRow };

const CARD_3_HINTS = ['3(?:[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}|[068]\\d{2}[ -]?\\d{6}[ -]?\\d{4})'];
const FOUR_FOURS = '(?:[ -]?\\d{4}){3}';
/** One for each letter that a country's code begins with. */
const IBAN_HINTS = ['AT', 'BE', 'C[HZ]', 'D[EK]', 'ES', 'F[IR]', 'GB', 'I[ET]', 'LU', 'N[LO]', 'P[LT]', 'SE'].map(
  (country) => `${country}\\d{2} ?[A-Z0-9]{4} ?[A-Z0-9]{4}`
);
/** Phone numbers that begin with a zero, or two. */
const ZERO_HINTS = [
  '0(?:0[1-9]\\d{0,2}[ .-]?\\(?\\d{1,8}\\)?[ .-]\\(?\\d|[1-9](?:[ .-]\\d{2}){3}|\\d{2,4}[ /-]\\d{3,4}[ -]?\\d{3})',
];
const PHONE_WORD_HINTS = ['phone', 'tel', 'fono?', 'bile', 'fax', 'handy', 'whatsapp', 'vil', 'celular'].map(
  (word) => `(?i)${word}\\b[^\\d+]{0,12}\\(?\\d[\\d .()-]{3}`
);
/** The same in languages that put no space between words. */
const PHONE_SIGNS = ['手机', '电话', '電話', '전화'];

const OPTIONS = '(?:password|token|secret|api-?key|pass|auth-?key|auth-token|access-token|client-secret)';

const OPTION_HINTS = [`--(?:${OPTIONS}[ =]|---BEGIN )`];

/** In this order: what holds others comes first. */
export const REDACTION: readonly RedactionRow[] = [
  {
    category: 'PRIVATE_KEY',
    pattern:
      '(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)',
    hints: OPTION_HINTS,
    reason: 'Whoever holds a private key is its owner. A block that was cut is masked to its end.',
  },
  {
    category: 'PRIVATE_KEY',
    pattern: 'AGE-SECRET-KEY-1[0-9A-Z]{58}',
    hints: DASHED_HINTS,
    reason: 'Private keys of age.',
  },
  {
    category: 'PRIVATE_KEY',
    pattern: '(Private-Lines: \\d+\\s+)(?:[A-Za-z0-9+/=]{16,}\\s*)+',
    hints: ['Private-Lines: \\d'],
    reason: 'Private keys of PuTTY.',
  },
  {
    category: 'URL_CREDENTIALS',
    pattern: '(://[^\\s/@:"\'<>]*:)[^\\s/@"\'<>]+@',
    hints: ['://[^\\s/@:"\'<>]*:[^\\s/@"\'<>]+@'],
    reason: 'Connection strings of databases and remotes of repositories carry passwords.',
  },
  {
    category: 'JWT',
    pattern: 'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){1,3}',
    hints: ['yJ[A-Za-z0-9_-]{8,}\\.'],
    reason: 'A signed token opens what its owner may open, and names him.',
  },
  {
    category: 'AUTHORIZATION',
    pattern:
      '(?i)(authorization\\\\*["\']?\\s*[:=]\\s*\\\\*["\']?)(?:(?:bearer|basic|token|digest|negotiate|apikey)\\s+)?[A-Za-z0-9._~+/=-]{6,}',
    hints: ['(?i)zation\\\\*["\']?\\s*[:=]'],
    reason: 'The header carries a token or, in base64, a password.',
  },
  {
    category: 'AUTHORIZATION',
    pattern: '(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/-]{16,}=*',
    hints: ['(?i)bearer\\s+[a-z0-9._~+/-]{16}', '(?i)basic\\s+[a-z0-9._~+/-]{16}'],
    reason: 'The same value where the header’s name is missing.',
  },
  {
    category: 'COOKIE',
    pattern: '(?i)((?:set-)?cookie\\\\*["\']?\\s*[:=]\\s*\\\\*["\']?)[^\\s"\'\\\\=;]+=[^\\r\\n"\'\\\\]+',
    hints: ['(?i)kie\\\\*["\']?\\s*[:=]'],
    reason: 'A session’s cookie is as good as a password.',
  },
  ...VENDOR_KEYS,
  ...SECRETS_AFTER_WORDS,
  {
    category: 'SECRET',
    pattern: `(--${OPTIONS}[ =])[^\\s"']{4,}`,
    hints: OPTION_HINTS,
    reason: 'Options of command lines, which agents write all day.',
  },
  {
    category: 'SECRET',
    pattern: '(\\bcurl\\b[^\\r\\n|;]*?\\s(?:-u|--user)[ =]?["\'\\\\]*[^\\s:"\']+:)[^\\s"\'$<{][^\\s"\']{2,}',
    hints: ['curl\\b[^\\r\\n|;]*?\\s(?:-u|--user)'],
    reason: 'User and password of curl.',
  },
  {
    category: 'SECRET',
    pattern: '(\\bsshpass -p ?["\'\\\\]*)[^\\s"\'$][^\\s"\']{2,}',
    hints: ['sshpass -p'],
    reason: 'Passwords of ssh on a command line.',
  },
  {
    category: 'SECRET',
    pattern: '(\\blogin\\s+\\S+\\s+password\\s+)\\S{3,}',
    hints: ['login\\s+\\S+\\s+password\\s'],
    reason: 'Passwords in .netrc.',
  },
  {
    category: 'SECRET',
    pattern: '(:5432:[^\\s:]+:[^\\s:]+:)[^\\s:]{3,}',
    hints: [':5432:'],
    reason: 'Passwords in .pgpass.',
  },
  {
    category: 'EMAIL',
    pattern: '[\\p{L}\\p{N}._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}',
    hints: ['@[A-Za-z0-9][A-Za-z0-9.-]*\\.[A-Za-z]{2}'],
    reason: 'Names a person.',
  },
  {
    category: 'SSN',
    pattern: '\\b(?:00[1-9]|0[1-9]\\d|[1-8]\\d{2})-(?:0[1-9]|[1-9]\\d)-\\d{4}\\b',
    hints: DASH_HINTS,
    reason: 'Social security numbers of the United States, in their written form.',
  },
  {
    category: 'NATIONAL_ID',
    pattern: '\\b\\d{1,3}\\.\\d{3}\\.\\d{3}-(?:\\d{2}\\b|[\\dkK]\\b)',
    hints: DOT_HINTS,
    reason: 'CPF of Brazil and RUT of Chile, in their written form.',
  },
  {
    category: 'NATIONAL_ID',
    pattern: '\\b\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])-[1-4]\\d{6}\\b',
    hints: DASH_HINTS,
    reason: 'Numbers of persons in Korea, in their written form: they begin with the date of birth.',
  },
  {
    category: 'NATIONAL_ID',
    pattern: '\\b[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]\\b',
    hints: ['19', '20'].map((century) => `${century}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]`),
    reason: 'Identity cards of China.',
  },
  {
    category: 'CARD',
    pattern: '\\b(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6(?:011|5\\d{2}|4[4-9]\\d))(?:[ -]?\\d{4}){3}\\b',
    hints: ['4\\d{3}', '5[1-5]\\d{2}', '2[2-7]\\d{2}', '6(?:011|5\\d{2}|4[4-9]\\d)'].map(
      (issuer) => issuer + FOUR_FOURS
    ),
    reason: 'Payment cards of 16 digits by their issuers’ ranges.',
  },
  {
    category: 'CARD',
    pattern: '\\b3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}\\b',
    hints: CARD_3_HINTS,
    reason: 'American Express.',
  },
  {
    category: 'CARD',
    pattern: '\\b3(?:0[0-5]|[68]\\d)\\d[ -]?\\d{6}[ -]?\\d{4}\\b',
    hints: CARD_3_HINTS,
    reason: 'Diners Club.',
  },
  {
    category: 'IBAN',
    pattern:
      '\\b(?:AT|BE|CH|CZ|DE|DK|ES|FI|FR|GB|IE|IT|LU|NL|NO|PL|PT|SE)\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b',
    hints: IBAN_HINTS,
    reason: 'Bank accounts.',
  },
  {
    category: 'PHONE',
    pattern:
      '(?:\\+|\\b00)[1-9]\\d{0,2}(?:[ .-]?\\(0\\)[ .-]?\\d{1,5})?(?:[ .-]\\(?\\d{1,8}\\)?){2,5}\\b|\\+[1-9]\\d{8,14}\\b',
    hints: ['\\+[1-9](?:\\d{8}|\\d{0,2}[ .-]\\(?\\d{1,8}\\)?[ .-]\\(?\\d|\\d{0,2}[ .-]?\\(0\\))', ...ZERO_HINTS],
    reason: 'Phone numbers in international form.',
  },
  {
    category: 'PHONE',
    pattern: '(?:\\(\\d{3}\\) ?|\\b\\d{3}[-.])\\d{3}[-.]\\d{4}\\b|\\(\\d{2}\\) ?9?\\d{4}-\\d{4}\\b',
    hints: PHONE_HINTS,
    reason: 'Phone numbers of North America and Brazil.',
  },
  {
    category: 'PHONE',
    pattern: '\\b0[1-9](?:[ .-]\\d{2}){4}\\b|\\b0\\d{2,4}[ /-]\\d{3,4}[ -]?\\d{3,5}\\b',
    hints: ZERO_HINTS,
    reason: 'Phone numbers of Europe in national form.',
  },
  {
    category: 'PHONE',
    pattern:
      '(?i)(\\b(?:phone|tel|telefon|téléphone|teléfono|mobile|móvil|celular|fax|handy|whatsapp)\\b[^\\d+]{0,12}|(?:手机|电话|電話|전화)[^\\d+]{0,6})\\(?\\d[\\d .()-]{6,}\\d',
    hints: [...PHONE_WORD_HINTS, ...PHONE_SIGNS],
    reason: 'Any other form where a word says that it is one.',
  },
  {
    category: 'IP',
    pattern: '\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b',
    hints: DOT_HINTS,
    reason: 'Addresses of machines and people, version 4.',
  },
  {
    category: 'IP',
    pattern:
      '(?i)\\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\\b|\\b(?:fe80|2[0-9a-f]{3}|f[cd][0-9a-f]{2})(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?',
    hints: [':(?::[0-9a-fA-F]|[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}:)'],
    reason: 'The same, version 6.',
  },
];

/** Look-alikes that are kept from the patterns: hidden from them before, and put back after. */
export interface ProtectedText {
  text: string;
  /** The same with a sign in it that no pattern matches. */
  hidden: string;
  reason: string;
}

export const PROTECTED: readonly ProtectedText[] = [
  { text: 'git@', hidden: 'git\u0002@', reason: 'The user of every SSH remote; no mail address.' },
  { text: '127.0.0.1', hidden: '127\u0002.0.0.1', reason: 'This machine; says nothing of where it is.' },
  { text: '0.0.0.0', hidden: '0\u0002.0.0.0', reason: 'Every address of this machine.' },
];

export { placeholderOf as placeholder } from '../../src/model/vocabulary/placeholders';

/** Categories whose patterns nothing else looks like: masked where ids and figures stand too. */
export const UNMISTAKABLE: ReadonlySet<string> = new Set(['API_KEY', 'JWT', 'PRIVATE_KEY', 'URL_CREDENTIALS']);

/** Whether a pattern keeps its first group. */
export function hasGroup(pattern: string): boolean {
  return /(?<!\\)\((?!\?)/.test(pattern);
}
