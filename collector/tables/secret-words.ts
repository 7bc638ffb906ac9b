import type { RedactionRow } from './redaction-row';

// Words that share a hint are looked for at once.
const PASS_HINT = 'pass(?:w(?:or)?[dt]|phrase|code|e)';
const KE_HINT = 'ke(?:y|n|nnwort)';

/** Words that a secret stands behind, each with a hint. One by one, as RE2 is slow at patterns of many words. */
const SECRET_WORDS: ReadonlyArray<readonly [word: string, hint: string, ownHint?: string]> = [
  ['pass(?:word|wd|phrase|code|wort)', PASS_HINT],
  ['pwd', 'pwd'],
  ['secret', 'cret'],
  [
    '(?:secret|access|api|account|private|encryption|signing|auth|subscription|license|master|shared)[_-]?key',
    KE_HINT,
    'key',
  ],
  ['token', KE_HINT, 'ken'],
  ['credentials?', 'dentials?'],
  ['kennwort', KE_HINT, 'kennwort'],
  ['contraseña', 'ña'],
  ['mot[_ ]de[_ ]passe', PASS_HINT, 'passe'],
  ['senha', 'senha'],
  ['parola', 'parola'],
  ['пароль', 'пароль'],
  ['密[码碼]', '密[码碼]'],
  ['パスワード', 'パスワード'],
  ['비밀번호', '비밀번호'],
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
    '\\s+=\\s+',
    '[A-Za-z/+=]{0,64}[0-9/+][A-Za-z0-9/+=]{16,}',
    'A long random value after such a name and an equals sign with spaces, as in files of settings.',
  ],
  [
    '(?:(?:\\s*:|\\s+(?:is|was|ist|lautet|est|es|é|è))\\s+|(?:：|は)\\s*)',
    '[^\\s"\'<{(\\[]*[0-9!@#%^&*][^\\s"\'<,;]{2,}',
    'A value that somebody says in prose, or writes in YAML without quotes; one with a digit or a sign.',
  ],
];

/** A word is a hint where an assignment or a verb follows it. */
const SAID = '(?:\\\\*["\']?\\s*[:=：]|\\s+(?:is|was|ist|lautet|est|es|é|è)\\s|は)';

export const SECRETS_AFTER_WORDS: readonly RedactionRow[] = SECRET_FORMS.flatMap(([between, value, reason]) =>
  SECRET_WORDS.map(([word, hint, ownHint = hint]) => ({
    category: 'SECRET',
    pattern: `(?i)(${word}${between})${value}`,
    hints: [`(?i)${hint}${SAID}`],
    ownHint: `(?i)${ownHint}${between}`,
    reason,
  }))
);
