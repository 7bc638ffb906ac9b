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
   * Patterns one of which matches wherever `pattern` does, and which begin with a fixed text: RE2 looks for that text a
   * hundred times faster than for a pattern. Nearly all records are let pass by them.
   */
  hints: readonly string[];
  reason: string;
}

/** A key that its vendor gave a fixed beginning: the beginning is the hint, unless several share one. */
function vendorKey(start: string, rest: string, reason: string, hints: readonly string[] = [start]): RedactionRow {
  return { category: 'API_KEY', pattern: `\\b${start}${rest}`, hints, reason };
}

const SK_HINTS = ['sk-[a-z]{2,7}-[A-Za-z0-9_-]{16}'];
const GITHUB_HINTS = ['gh[a-z]_[A-Za-z0-9]{36}'];
const STRIPE_HINTS = ['k_(?:live|test)_[A-Za-z0-9]{16}'];

const SECRET_WORDS =
  'pass(?:word|wd|phrase|code)|pwd|secret(?:[_-]?(?:access[_-]?)?key)?|client[_-]?secret|api[_-]?key|apikey|access[_-]?key|account[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|(?:auth|access|refresh|bearer|session|id|api|bot|csrf)?[_-]?token|credentials?|passwort|kennwort|contraseña|mot[_ ]de[_ ]passe|senha|parola';

/** The ends of those words, as they begin a hint: what follows them must be an assignment or a verb. */
const SECRET_HINTS = [
  ...['ass(?:word|wd|phrase|code|wort)', 'ASS(?:WORD|WD|PHRASE|CODE)', 'pwd', 'PWD', 'ecret', 'ECRET'],
  ...['_key', '-key', '_KEY', '-KEY', 'Key', 'pikey', 'PIKEY', 'oken', 'OKEN', 'redential', 'REDENTIAL'],
  ...['ennwort', 'ontraseña', 'ot de passe', 'ot_de_passe', 'enha', 'arola'],
].map((end) => `${end}[sS]?(?:\\\\*["']?\\s*[:=]|\\s+(?:is|was|ist|lautet|est|es|é|è)\\s)`);

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
    pattern: '\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){1,3}',
    hints: ['eyJ[A-Za-z0-9_-]{8,}\\.'],
    reason: 'A signed token opens what its owner may open, and names him.',
  },
  {
    category: 'AUTHORIZATION',
    pattern:
      '(?i)(authorization\\\\*["\']?\\s*[:=]\\s*\\\\*["\']?)(?:(?:bearer|basic|token|digest|negotiate|apikey)\\s+)?[A-Za-z0-9._~+/=-]{6,}',
    hints: ['uthorization', 'UTHORIZATION'],
    reason: 'The header carries a token or, in base64, a password.',
  },
  {
    category: 'AUTHORIZATION',
    pattern: '(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/-]{16,}=*',
    hints: ['earer ', 'EARER ', 'asic ', 'BASIC '],
    reason: 'The same value where the header’s name is missing.',
  },
  {
    category: 'COOKIE',
    pattern: '(?i)((?:set-)?cookie\\\\*["\']?\\s*[:=]\\s*\\\\*["\']?)[^\\s"\'\\\\=;]+=[^\\r\\n"\'\\\\]+',
    hints: ['ookie', 'OOKIE'],
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
    hints: ['sk-[A-Za-z0-9]{20}'],
    reason: 'OpenAI, DeepSeek and those that copy their keys’ form.',
  },
  vendorKey('AIza', '[0-9A-Za-z_-]{35}', 'Google'),
  vendorKey('ya29\\.', '[0-9A-Za-z_-]{20,}', 'Google, OAuth'),
  vendorKey('GOCSPX-', '[0-9A-Za-z_-]{20,}', 'Google, secrets of OAuth clients'),
  vendorKey('gsk_', '[A-Za-z0-9]{40,}', 'Groq'),
  vendorKey('xai-', '[A-Za-z0-9]{40,}', 'xAI'),
  vendorKey('pplx-', '[A-Za-z0-9]{32,}', 'Perplexity'),
  vendorKey('hf_', '[A-Za-z0-9]{30,}', 'Hugging Face'),
  vendorKey('r8_', '[A-Za-z0-9]{30,}', 'Replicate'),
  vendorKey('tvly-', '[A-Za-z0-9-]{20,}', 'Tavily'),
  vendorKey('lsv2_', '[a-z]{2}_[A-Za-z0-9_]{20,}', 'LangSmith'),
  vendorKey('AKIA', '[0-9A-Z]{16}\\b', 'Amazon, access key ids'),
  vendorKey('ASIA', '[0-9A-Z]{16}\\b', 'Amazon, temporary access key ids'),
  vendorKey('ghp_', '[A-Za-z0-9]{36}', 'GitHub, personal', GITHUB_HINTS),
  vendorKey('gho_', '[A-Za-z0-9]{36}', 'GitHub, OAuth', GITHUB_HINTS),
  vendorKey('ghu_', '[A-Za-z0-9]{36}', 'GitHub, user of an app', GITHUB_HINTS),
  vendorKey('ghs_', '[A-Za-z0-9]{36}', 'GitHub, installation of an app', GITHUB_HINTS),
  vendorKey('ghr_', '[A-Za-z0-9]{36}', 'GitHub, refresh tokens', GITHUB_HINTS),
  vendorKey('github_pat_', '[A-Za-z0-9_]{22,}', 'GitHub, fine-grained'),
  vendorKey('glpat-', '[A-Za-z0-9_-]{20,}', 'GitLab'),
  vendorKey('xox', '[abeoprs]-[A-Za-z0-9-]{10,}', 'Slack'),
  vendorKey('xapp-', '[A-Za-z0-9-]{20,}', 'Slack, apps'),
  {
    category: 'API_KEY',
    pattern: '(hooks\\.slack\\.com/(?:services|workflows)/)[A-Za-z0-9_/-]{20,}',
    hints: ['hooks\\.slack\\.com/'],
    reason: 'Slack, incoming webhooks: the address is the secret.',
  },
  vendorKey('npm_', '[A-Za-z0-9]{36}', 'npm'),
  vendorKey('pypi-', '[A-Za-z0-9_-]{50,}', 'PyPI'),
  vendorKey('dckr_pat_', '[A-Za-z0-9_-]{20,}', 'Docker Hub'),
  vendorKey('dop_v1_', '[a-f0-9]{64}', 'DigitalOcean'),
  vendorKey('shpat_', '[a-fA-F0-9]{32}', 'Shopify'),
  vendorKey('[sr]k_live_', '[A-Za-z0-9]{16,}', 'Stripe', STRIPE_HINTS),
  vendorKey('[sr]k_test_', '[A-Za-z0-9]{16,}', 'Stripe, test mode', STRIPE_HINTS),
  vendorKey('whsec_', '[A-Za-z0-9+/=]{20,}', 'Stripe and Svix, webhooks'),
  vendorKey('SG\\.', '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}', 'SendGrid'),
  vendorKey('glsa_', '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}', 'Grafana, service accounts'),
  vendorKey('glc_', '[A-Za-z0-9+/=]{32,}', 'Grafana Cloud'),
  vendorKey('hvs\\.', '[A-Za-z0-9_-]{20,}', 'HashiCorp Vault'),
  vendorKey('dapi', '[a-f0-9]{32}', 'Databricks'),
  vendorKey('NRAK-', '[A-Z0-9]{27}', 'New Relic'),
  vendorKey('ATATT3', '[A-Za-z0-9_=-]{50,}', 'Atlassian'),
  vendorKey('lin_api_', '[A-Za-z0-9]{32,}', 'Linear'),
  vendorKey('ntn_', '[A-Za-z0-9]{40,}', 'Notion'),
  vendorKey('sntrys_', '[A-Za-z0-9_=+/-]{40,}', 'Sentry'),
  vendorKey('PMAK-', '[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}', 'Postman'),
  {
    category: 'API_KEY',
    pattern: '(\\b\\d{8,10}):AA[A-Za-z0-9_-]{32,}',
    hints: [':AA[A-Za-z0-9_-]{32}'],
    reason: 'Telegram, bots',
  },
  {
    category: 'SECRET',
    pattern: `(?i)((?:${SECRET_WORDS})\\\\*["']?\\s*[:=]\\s*(?:\\\\*["']))[^"'\\\\\\r\\n]{3,}`,
    hints: SECRET_HINTS,
    reason: 'A quoted value after a name that means a secret: in JSON, also inside a text, in YAML and in code.',
  },
  {
    category: 'SECRET',
    pattern: `(?i)((?:${SECRET_WORDS})=)[^\\s"'&;,$<{(\\[\\\\][^\\s"'&;,\\\\]{3,}`,
    hints: SECRET_HINTS,
    reason: 'A value after such a name and an equals sign: environment files, addresses, command lines.',
  },
  {
    category: 'SECRET',
    pattern: `(?i)((?:${SECRET_WORDS})(?:\\s*:|\\s+(?:is|was|ist|lautet|est|es|é|è))\\s+)[^\\s"'<{(\\[]*[0-9!@#%^&*][^\\s"'<,;]{2,}`,
    hints: SECRET_HINTS,
    reason: 'A value that somebody says in prose, or writes in YAML without quotes; one with a digit or a sign.',
  },
  {
    category: 'SECRET',
    pattern: '(--(?:password|token|secret|api-key|pass)[ =])[^\\s"\']{4,}',
    hints: ['--password', '--token', '--secret', '--api-key', '--pass'],
    reason: 'Options of command lines, which agents write all day.',
  },
  {
    category: 'EMAIL',
    pattern: '[\\p{L}\\p{N}._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}',
    hints: ['@[A-Za-z0-9]'],
    reason: 'Names a person.',
  },
  {
    category: 'SSN',
    pattern: '\\b(?:00[1-9]|0[1-9]\\d|[1-8]\\d{2})-(?:0[1-9]|[1-9]\\d)-\\d{4}\\b',
    hints: ['-\\d{2}-\\d{4}'],
    reason: 'Social security numbers of the United States, in their written form.',
  },
  {
    category: 'CARD',
    pattern: '\\b(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6(?:011|5\\d{2}|4[4-9]\\d))(?:[ -]?\\d{4}){3}\\b',
    hints: [
      '4\\d{3}[ -]?\\d{4}[ -]?\\d{4}',
      '5[1-5]\\d{2}[ -]?\\d{4}',
      '2[2-7]\\d{2}[ -]?\\d{4}',
      '6\\d{3}[ -]?\\d{4}',
    ],
    reason: 'Payment cards of 16 digits by their issuers’ ranges.',
  },
  {
    category: 'CARD',
    pattern: '\\b3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}\\b',
    hints: ['3[47]\\d{2}[ -]?\\d{6}'],
    reason: 'American Express.',
  },
  {
    category: 'CARD',
    pattern: '\\b3(?:0[0-5]|[68]\\d)\\d[ -]?\\d{6}[ -]?\\d{4}\\b',
    hints: ['3[068]\\d{2}[ -]?\\d{6}'],
    reason: 'Diners Club.',
  },
  {
    category: 'IBAN',
    pattern:
      '\\b(?:AT|BE|CH|CZ|DE|DK|ES|FI|FR|GB|IE|IT|LU|NL|NO|PL|PT|SE)\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b',
    hints: [
      'AT',
      'BE',
      'CH',
      'CZ',
      'DE',
      'DK',
      'ES',
      'FI',
      'FR',
      'GB',
      'IE',
      'IT',
      'LU',
      'NL',
      'NO',
      'PL',
      'PT',
      'SE',
    ].map((country) => `${country}\\d{2} ?[A-Z0-9]{4}`),
    reason: 'Bank accounts.',
  },
  {
    category: 'PHONE',
    pattern: '\\+[1-9]\\d{0,2}(?:[ .-]\\(?\\d{1,4}\\)?){2,5}\\b|\\+[1-9]\\d{8,14}\\b',
    hints: ['\\+[1-9]\\d{0,2}[ .-]\\(?\\d', '\\+[1-9]\\d{8}'],
    reason: 'Phone numbers in international form.',
  },
  {
    category: 'PHONE',
    pattern: '(?:\\(\\d{3}\\) ?|\\b\\d{3}[-.])\\d{3}[-.]\\d{4}\\b',
    hints: ['-\\d{3}-\\d{4}', '\\.\\d{3}\\.\\d{4}', '\\) ?\\d{3}[-.]\\d{4}'],
    reason: 'Phone numbers of North America.',
  },
  {
    category: 'PHONE',
    pattern: '\\b0[1-9](?:[ .-]\\d{2}){4}\\b|\\b0\\d{2,4}[ /-]\\d{3,4}[ -]?\\d{3,5}\\b',
    hints: ['0[1-9][ .-]\\d{2}[ .-]\\d{2}', '0\\d{2,4}[ /-]\\d{3}'],
    reason: 'Phone numbers of Europe in national form.',
  },
  {
    category: 'PHONE',
    pattern:
      '(?i)(\\b(?:phone|tel|telefon|téléphone|teléfono|mobile|fax|handy|whatsapp)\\b[^\\d+]{0,12})\\(?\\d[\\d .()-]{6,}\\d',
    hints: ['hone', 'HONE', 'éfono', 'lefon', 'obile', 'Mobil', 'andy', 'hatsApp', 'hatsapp']
      .map((word) => `${word}\\b[^\\d+]{0,12}\\(?\\d{2}`)
      .concat(['tel', 'Tel', 'TEL', 'fax', 'Fax', 'FAX'].map((word) => `${word}[:."\\s=][^\\d+]{0,12}\\(?\\d{2}`)),
    reason: 'Any other form where a word says that it is one.',
  },
  {
    category: 'IP',
    pattern: '\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b',
    hints: ['\\.\\d{1,3}\\.\\d{1,3}\\.\\d'],
    reason: 'Addresses of machines and people, version 4.',
  },
  {
    category: 'IP',
    pattern:
      '(?i)\\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\\b|\\b(?:fe80|2[0-9a-f]{3}|f[cd][0-9a-f]{2})(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?',
    hints: [':[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}:', '::[0-9a-fA-F]'],
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

export function placeholder(category: string): string {
  return `[${category}_REDACTED]`;
}

/** Whether a pattern keeps its first group. */
export function hasGroup(pattern: string): boolean {
  return /(?<!\\)\((?!\?)/.test(pattern);
}
