import type { Random } from './random';

/** A way to make up a secret of a kind. None of them is real, and none of them is taken from the patterns. */
export interface SecretMaker {
  kind: string;
  make(random: Random): string;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const FIRST_NAMES = ['anna', 'jürgen', 'maría', 'chloé', 'li.wei', 'sam_o', 'k.tanaka', 'noah+dev'];
const HOSTS = ['example.com', 'mail.example.org', 'firma.de', 'entreprise.fr', 'ejemplo.es', 'corp.co.uk'];

function luhn(random: Random, start: string, length: number): string {
  const body = start + random.digits(length - start.length - 1);
  const sum = Array.from(body, Number)
    .reverse()
    .reduce(
      (total, digit, index) => total + (index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0
    );
  return body + ((10 - (sum % 10)) % 10);
}

function grouped(digits: string, separator: string): string {
  return (digits.match(/.{1,4}/g) ?? []).join(separator);
}

const KEYS: ReadonlyArray<readonly [start: string, make: (random: Random) => string]> = [
  ['sk-ant-api03-', (random) => `${random.alphanumeric(40)}-${random.alphanumeric(40)}AA`],
  ['sk-proj-', (random) => random.alphanumeric(48)],
  ['sk-', (random) => random.alphanumeric(48)],
  ['AIzaSy', (random) => random.alphanumeric(33)],
  ['AKIA', (random) => random.text(UPPER, 16)],
  ['ghp_', (random) => random.alphanumeric(36)],
  ['github_pat_', (random) => `${random.alphanumeric(22)}_${random.alphanumeric(59)}`],
  ['glpat-', (random) => random.alphanumeric(20)],
  ['xoxb-', (random) => `${random.digits(12)}-${random.digits(12)}-${random.alphanumeric(24)}`],
  ['sk_live_', (random) => random.alphanumeric(24)],
  ['hf_', (random) => random.alphanumeric(34)],
  ['npm_', (random) => random.alphanumeric(36)],
  ['glsa_', (random) => `${random.alphanumeric(32)}_${random.hex(8)}`],
  ['SG.', (random) => `${random.alphanumeric(22)}.${random.alphanumeric(43)}`],
  ['lsv2_pt_', (random) => `${random.hex(32)}_${random.hex(10)}`],
  ['gsk_', (random) => random.alphanumeric(52)],
];

export const API_KEYS: readonly SecretMaker[] = KEYS.map(([start, make]) => ({
  kind: 'API key',
  make: (random) => start + make(random),
}));

/** Anything a person or a generator may choose: with and without digits. */
export const PASSWORDS: readonly SecretMaker[] = [
  { kind: 'password', make: (random) => `${random.alphanumeric(10)}!${random.digits(2)}` },
  { kind: 'password', make: (random) => `Sommer${2015 + random.below(12)}!` },
  { kind: 'password', make: (random) => random.text('abcdefghijkmnopqrstuvwxyz', 12) },
];

export const TOKENS: readonly SecretMaker[] = [
  {
    kind: 'token',
    make: (random) => `eyJhbGciOiJIUzI1NiJ9.eyJ${random.alphanumeric(40)}.${random.alphanumeric(43)}`,
  },
  { kind: 'token', make: (random) => random.hex(40) },
  { kind: 'token', make: (random) => random.text(BASE64, 44) },
];

export const PRIVATE_KEYS: readonly SecretMaker[] = ['RSA ', 'OPENSSH ', 'EC ', ''].map((type) => ({
  kind: 'private key',
  make: (random) => {
    const lines = Array.from({ length: 5 }, () => random.text(BASE64, 64)).join('\n');
    return `-----BEGIN ${type}PRIVATE KEY-----\n${lines}\n-----END ${type}PRIVATE KEY-----`;
  },
}));

export const EMAILS: readonly SecretMaker[] = [
  { kind: 'e-mail', make: (random) => `${random.pick(FIRST_NAMES)}${random.digits(2)}@${random.pick(HOSTS)}` },
];

export const PHONES: readonly SecretMaker[] = [
  { kind: 'phone', make: (random) => `+1 415 555 ${random.digits(4)}` },
  { kind: 'phone', make: (random) => `(415) 555-${random.digits(4)}` },
  { kind: 'phone', make: (random) => `415-555-${random.digits(4)}` },
  { kind: 'phone', make: (random) => `+49 30 ${random.digits(4)} ${random.digits(4)}` },
  {
    kind: 'phone',
    make: (random) => `+33 6 ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
  },
  {
    kind: 'phone',
    make: (random) => `06 ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
  },
  { kind: 'phone', make: (random) => `030 ${1000 + random.below(9000)}${random.digits(4)}` },
  { kind: 'phone', make: (random) => `+8190${random.digits(8)}` },
  { kind: 'phone', make: (random) => `415 555 ${random.digits(4)}` },
];

export const CARDS: readonly SecretMaker[] = [
  { kind: 'card', make: (random) => luhn(random, '4', 16) },
  { kind: 'card', make: (random) => grouped(luhn(random, '5412', 16), ' ') },
  { kind: 'card', make: (random) => grouped(luhn(random, '6011', 16), '-') },
  { kind: 'card', make: (random) => luhn(random, '37', 15) },
  { kind: 'card', make: (random) => luhn(random, '36', 14) },
];

export const NUMBERS: readonly SecretMaker[] = [
  {
    kind: 'social security number',
    make: (random) => `${100 + random.below(500)}-${10 + random.below(89)}-${1000 + random.below(9000)}`,
  },
  { kind: 'IBAN', make: (random) => `DE${random.digits(20)}` },
  { kind: 'IBAN', make: (random) => `FR76 ${grouped(random.digits(20), ' ')} ${random.digits(3)}` },
  { kind: 'IBAN', make: (random) => `GB82 WEST ${grouped(random.digits(14), ' ')}` },
];

export const ADDRESSES: readonly SecretMaker[] = [
  { kind: 'IP address', make: (random) => `10.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}` },
  { kind: 'IP address', make: (random) => `203.0.113.${1 + random.below(254)}` },
  { kind: 'IP address', make: (random) => `2001:db8:${random.hex(4)}::${random.hex(4)}` },
  { kind: 'IP address', make: (random) => `fe80::${random.hex(4)}:${random.hex(4)}` },
];
