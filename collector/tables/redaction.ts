/** A kind of secret or personal data that is masked before anything is stored. One row, one reason. */
export interface RedactionRow {
  /** Names the placeholder: `[EMAIL_REDACTED]`. */
  category: string;
  /**
   * What is masked, in the common part of RE2 and JavaScript; `(?i)` and `(?s)` may stand in front. A first group is kept:
   * the name before a value, say.
   */
  pattern: string;
  /**
   * Patterns one of which matches wherever `pattern` does, and which begin with a fixed text, the rarer its first letter the
   * better: RE2 looks for that text a hundred times faster than for a pattern. Nearly all records are let pass by them; what
   * they stop is looked at with the pattern itself. Those that begin with `(?i)` are written in small letters.
   */
  hints: readonly string[];
  /** A hint of this row alone, where it shares the others: tried where one of those has matched, before the pattern is. */
  ownHint?: string;
  reason: string;
}

/** A key that its vendor gave a fixed beginning: the beginning is the hint, unless several share one or its first letter is a frequent one. */
function vendorKey(start: string, rest: string, reason: string, hints: readonly string[] = [start]): RedactionRow {
  return { category: 'API_KEY', pattern: `${start}${rest}`, hints, reason };
}

/** Hints that several rows share, so that each is looked for once. */
const SK_HINTS = ['k-(?:[a-z]{2,7}-[A-Za-z0-9_-]{16}|[A-Za-z0-9]{20})'];
const UNDERSCORE_HINTS = ['_[A-Za-z0-9+/=]{16}'];
const PAT_HINTS = ['_pat_[A-Za-z0-9_-]{20}'];
const A_HINTS = ['A(?:[KS]IA[0-9A-Z]{16}|Iza[0-9A-Za-z_-]{35}|TATT3)'];
const X_HINTS = ['x(?:ai-[A-Za-z0-9]{40}|ox[abeoprs]-[A-Za-z0-9-]{10}|app-[A-Za-z0-9-]{20})'];

/** Words that a secret stands behind, each with a hint. One by one, as RE2 is slow at patterns of many words. */
const SECRET_WORDS: ReadonlyArray<readonly [word: string, hint: string]> = [
  ['pass(?:word|wd|phrase|code|wort)', 'pass(?:w(?:or)?[dt]|phrase|code)'],
  ['pwd', 'pwd'],
  ['secret', 'cret'],
  ['(?:secret|access|api|account|private|encryption|signing)[_-]?key', 'key'],
  ['token', 'ken'],
  ['credentials?', 'dentials?'],
  ['kennwort', 'kennwort'],
  ['contraseña', 'ña'],
  ['mot[_ ]de[_ ]passe', 'passe'],
  ['senha', 'senha'],
  ['parola', 'parola'],
];

/** What makes the text behind such a word a secret. */
const SECRET_FORMS: ReadonlyArray<readonly [between: string, value: string, reason: string]> = [
  [
    '\\\\*["\']?\\s*[:=]\\s*\\\\*["\']',
    '[^"\'\\\\\\r\\n]{3,}',
    'A quoted value after a name that means a secret: in JSON, also inside a text, in YAML and in code.',
  ],
  [
    '=',
    '[^\\s"\'&;,$<{(\\[\\\\][^\\s"\'&;,\\\\]{3,}',
    'A value after such a name and an equals sign: environment files, addresses, command lines.',
  ],
  [
    '(?:\\s*:|\\s+(?:is|was|ist|lautet|est|es|é|è))\\s+',
    '[^\\s"\'<{(\\[]*[0-9!@#%^&*][^\\s"\'<,;]{2,}',
    'A value that somebody says in prose, or writes in YAML without quotes; one with a digit or a sign.',
  ],
];

/** A word is a hint where an assignment or a verb follows it. */
const SAID = '(?:\\\\*["\']?\\s*[:=]|\\s+(?:is|was|ist|lautet|est|es|é|è)\\s)';

function secretsAfterWords(): RedactionRow[] {
  return SECRET_FORMS.flatMap(([between, value, reason]) =>
    SECRET_WORDS.map(([word, hint]) => ({
      category: 'SECRET',
      pattern: `(?i)(${word}${between})${value}`,
      hints: [`(?i)${hint}${SAID}`],
      ownHint: `(?i)${hint}${between}`,
      reason,
    }))
  );
}

const FOUR_FOURS = '(?:[ -]?\\d{4}){3}';
/** One for each letter that a country's code begins with. */
const IBAN_HINTS = ['AT', 'BE', 'C[HZ]', 'D[EK]', 'ES', 'F[IR]', 'GB', 'I[ET]', 'LU', 'N[LO]', 'P[LT]', 'SE'].map(
  (country) => `${country}\\d{2} ?[A-Z0-9]{4} ?[A-Z0-9]{4}`
);
const DASH_HINTS = ['-\\d{2,3}[-.]\\d{4}'];
const DOT_HINTS = ['\\.(?:\\d{3}[-.]\\d{4}|\\d{1,3}\\.\\d{1,3}\\.\\d)'];
const PHONE_HINTS = [...DASH_HINTS, ...DOT_HINTS, '\\) ?\\d{3}[-.]\\d{4}'];
const PHONE_WORD_HINTS = ['phone', 'tel', 'fono?', 'bile', 'fax', 'handy', 'whatsapp'].map(
  (word) => `(?i)${word}\\b[^\\d+]{0,12}\\(?\\d[\\d .()-]{3}`
);

/** In this order: what holds others comes first. */
export const REDACTION: readonly RedactionRow[] = [
  {
    category: 'PRIVATE_KEY',
    pattern:
      '(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)',
    hints: ['-----BEGIN '],
    reason: 'Whoever holds a private key is its owner. A block that was cut is masked to its end.',
  },
  {
    category: 'PRIVATE_KEY',
    pattern: 'AGE-SECRET-KEY-1[0-9A-Z]{58}',
    hints: ['AGE-SECRET-KEY-1'],
    reason: 'Private keys of age.',
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
  vendorKey('sk-ant-', '[A-Za-z0-9_-]{16,}', 'Anthropic', SK_HINTS),
  vendorKey('sk-proj-', '[A-Za-z0-9_-]{16,}', 'OpenAI, keys of a project', SK_HINTS),
  vendorKey('sk-svcacct-', '[A-Za-z0-9_-]{16,}', 'OpenAI, keys of a service account', SK_HINTS),
  vendorKey('sk-or-', '[A-Za-z0-9_-]{16,}', 'OpenRouter', SK_HINTS),
  vendorKey('sk-lf-', '[A-Za-z0-9-]{16,}', 'Langfuse', SK_HINTS),
  {
    category: 'API_KEY',
    pattern: '\\bsk-[A-Za-z0-9]{20,}\\b',
    hints: SK_HINTS,
    reason: 'OpenAI, DeepSeek and those that copy their keys’ form.',
  },
  vendorKey('AIza', '[0-9A-Za-z_-]{35}', 'Google', A_HINTS),
  vendorKey('ya29\\.', '[0-9A-Za-z_-]{20,}', 'Google, OAuth'),
  vendorKey('GOCSPX-', '[0-9A-Za-z_-]{20,}', 'Google, secrets of OAuth clients'),
  vendorKey('gsk_', '[A-Za-z0-9]{40,}', 'Groq', UNDERSCORE_HINTS),
  vendorKey('xai-', '[A-Za-z0-9]{40,}', 'xAI', X_HINTS),
  vendorKey('pplx-', '[A-Za-z0-9]{32,}', 'Perplexity'),
  vendorKey('hf_', '[A-Za-z0-9]{30,}', 'Hugging Face', UNDERSCORE_HINTS),
  vendorKey('r8_', '[A-Za-z0-9]{30,}', 'Replicate', UNDERSCORE_HINTS),
  vendorKey('tvly-', '[A-Za-z0-9-]{20,}', 'Tavily', ['vly-']),
  vendorKey('lsv2_', '[a-z]{2}_[A-Za-z0-9_]{20,}', 'LangSmith', ['v2_']),
  vendorKey('AKIA', '[0-9A-Z]{16}\\b', 'Amazon, access key ids', A_HINTS),
  vendorKey('ASIA', '[0-9A-Z]{16}\\b', 'Amazon, temporary access key ids', A_HINTS),
  vendorKey('ghp_', '[A-Za-z0-9]{36}', 'GitHub, personal', UNDERSCORE_HINTS),
  vendorKey('gho_', '[A-Za-z0-9]{36}', 'GitHub, OAuth', UNDERSCORE_HINTS),
  vendorKey('ghu_', '[A-Za-z0-9]{36}', 'GitHub, user of an app', UNDERSCORE_HINTS),
  vendorKey('ghs_', '[A-Za-z0-9]{36}', 'GitHub, installation of an app', UNDERSCORE_HINTS),
  vendorKey('ghr_', '[A-Za-z0-9]{36}', 'GitHub, refresh tokens', UNDERSCORE_HINTS),
  vendorKey('github_pat_', '[A-Za-z0-9_]{22,}', 'GitHub, fine-grained', PAT_HINTS),
  vendorKey('glpat-', '[A-Za-z0-9_-]{20,}', 'GitLab'),
  vendorKey('xox', '[abeoprs]-[A-Za-z0-9-]{10,}', 'Slack', X_HINTS),
  vendorKey('xapp-', '[A-Za-z0-9-]{20,}', 'Slack, apps', X_HINTS),
  {
    category: 'API_KEY',
    pattern: '(hooks\\.slack\\.com/(?:services|workflows)/)[A-Za-z0-9_/-]{20,}',
    hints: ['hooks\\.slack\\.com/'],
    reason: 'Slack, incoming webhooks: the address is the secret.',
  },
  vendorKey('npm_', '[A-Za-z0-9]{36}', 'npm', UNDERSCORE_HINTS),
  vendorKey('pypi-', '[A-Za-z0-9_-]{50,}', 'PyPI'),
  vendorKey('dckr_pat_', '[A-Za-z0-9_-]{20,}', 'Docker Hub', PAT_HINTS),
  vendorKey('dop_v1_', '[a-f0-9]{64}', 'DigitalOcean', UNDERSCORE_HINTS),
  vendorKey('shpat_', '[a-fA-F0-9]{32}', 'Shopify', UNDERSCORE_HINTS),
  vendorKey('[sr]k_live_', '[A-Za-z0-9]{16,}', 'Stripe', UNDERSCORE_HINTS),
  vendorKey('[sr]k_test_', '[A-Za-z0-9]{16,}', 'Stripe, test mode', UNDERSCORE_HINTS),
  vendorKey('whsec_', '[A-Za-z0-9+/=]{20,}', 'Stripe and Svix, webhooks', UNDERSCORE_HINTS),
  vendorKey('SG\\.', '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}', 'SendGrid'),
  vendorKey('glsa_', '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}', 'Grafana, service accounts', UNDERSCORE_HINTS),
  vendorKey('glc_', '[A-Za-z0-9+/=]{32,}', 'Grafana Cloud', UNDERSCORE_HINTS),
  vendorKey('hvs\\.', '[A-Za-z0-9_-]{20,}', 'HashiCorp Vault'),
  vendorKey('dapi', '[a-f0-9]{32}', 'Databricks', ['pi[a-f0-9]{32}']),
  vendorKey('NRAK-', '[A-Z0-9]{27}', 'New Relic'),
  vendorKey('ATATT3', '[A-Za-z0-9_=-]{50,}', 'Atlassian', A_HINTS),
  vendorKey('lin_api_', '[A-Za-z0-9]{32,}', 'Linear', UNDERSCORE_HINTS),
  vendorKey('ntn_', '[A-Za-z0-9]{40,}', 'Notion', UNDERSCORE_HINTS),
  vendorKey('sntrys_', '[A-Za-z0-9_=+/-]{40,}', 'Sentry', ['ys_']),
  vendorKey('PMAK-', '[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}', 'Postman'),
  {
    category: 'API_KEY',
    pattern: '(\\b\\d{8,10}):AA[A-Za-z0-9_-]{32,}',
    hints: [':AA[A-Za-z0-9_-]{32}'],
    reason: 'Telegram, bots',
  },
  ...secretsAfterWords(),
  {
    category: 'SECRET',
    pattern: '(--(?:password|token|secret|api-key|pass)[ =])[^\\s"\']{4,}',
    hints: ['--(?:password|token|secret|api-key|pass)[ =]'],
    reason: 'Options of command lines, which agents write all day.',
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
    hints: ['3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}'],
    reason: 'American Express.',
  },
  {
    category: 'CARD',
    pattern: '\\b3(?:0[0-5]|[68]\\d)\\d[ -]?\\d{6}[ -]?\\d{4}\\b',
    hints: ['3[068]\\d{2}[ -]?\\d{6}[ -]?\\d{4}'],
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
    pattern: '\\+[1-9]\\d{0,2}(?:[ .-]\\(?\\d{1,4}\\)?){2,5}\\b|\\+[1-9]\\d{8,14}\\b',
    hints: ['\\+[1-9](?:\\d{8}|\\d{0,2}[ .-]\\(?\\d{1,4}\\)?[ .-]\\(?\\d)'],
    reason: 'Phone numbers in international form.',
  },
  {
    category: 'PHONE',
    pattern: '(?:\\(\\d{3}\\) ?|\\b\\d{3}[-.])\\d{3}[-.]\\d{4}\\b',
    hints: PHONE_HINTS,
    reason: 'Phone numbers of North America.',
  },
  {
    category: 'PHONE',
    pattern: '\\b0[1-9](?:[ .-]\\d{2}){4}\\b|\\b0\\d{2,4}[ /-]\\d{3,4}[ -]?\\d{3,5}\\b',
    hints: ['0(?:[1-9](?:[ .-]\\d{2}){3}|\\d{2,4}[ /-]\\d{3,4}[ -]?\\d{3})'],
    reason: 'Phone numbers of Europe in national form.',
  },
  {
    category: 'PHONE',
    pattern:
      '(?i)(\\b(?:phone|tel|telefon|téléphone|teléfono|mobile|fax|handy|whatsapp)\\b[^\\d+]{0,12})\\(?\\d[\\d .()-]{6,}\\d',
    hints: PHONE_WORD_HINTS,
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
