import type { Random } from './random';

/** Something that looks like a secret or a person's data and is none: it must stay readable. */
export interface LookAlike {
  kind: string;
  make(random: Random): string;
  /** Ways to write it down, `%` being the text. */
  ways: readonly string[];
}

const IN_TEXT = ['See % for details.', '{"value":"%"}', 'Gemäß % geändert', 'résultat : %', '% を確認しました'];

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
}

export const LOOK_ALIKES: readonly LookAlike[] = [
  { kind: 'git hash', make: (random) => random.hex(40), ways: ['commit %', 'git show %', ...IN_TEXT] },
  { kind: 'git hash', make: (random) => random.hex(7), ways: ['fixed in %', 'git revert %', ...IN_TEXT] },
  { kind: 'SHA-256', make: (random) => `sha256:${random.hex(64)}`, ways: ['image@%', 'digest: %', ...IN_TEXT] },
  { kind: 'UUID', make: uuid, ways: ['session %', 'id=%', 'GET /orders/% 200', ...IN_TEXT] },
  { kind: 'UUID', make: (random) => uuid(random).replace(/[a-f]/g, '4'), ways: IN_TEXT },
  {
    kind: 'version',
    make: (random) => `v${random.below(20)}.${random.below(40)}.${random.below(99)}`,
    ways: ['tag %', ...IN_TEXT],
  },
  {
    kind: 'version',
    make: (random) => `${random.below(20)}.${random.below(40)}.${random.below(99)}-rc.${random.below(9)}`,
    ways: ['npm i react@%', 'go get example.com/m@v%', ...IN_TEXT],
  },
  {
    kind: 'version of four parts',
    make: (random) => `${1 + random.below(20)}.${random.below(40)}.${random.below(99)}.${random.below(9)}`,
    ways: ['Chrome/%', 'assembly version %'],
  },
  {
    kind: 'time',
    make: (random) =>
      `2026-${10 + random.below(3)}-${10 + random.below(19)}T1${random.below(10)}:${10 + random.below(50)}:07.123Z`,
    ways: ['at %', '[%] INFO started', ...IN_TEXT],
  },
  { kind: 'time', make: (random) => `17${random.digits(8)}`, ways: ['exp: %', 'mtime=%', ...IN_TEXT] },
  { kind: 'time', make: (random) => `17${random.digits(11)}`, ways: ['ts=%', ...IN_TEXT] },
  { kind: 'time', make: (random) => `17${random.digits(17)}`, ways: ['"timeUnixNano":"%"', ...IN_TEXT] },
  {
    kind: 'date',
    make: (random) => `2026-11-${10 + random.below(19)}`,
    ways: ['due %', '% bis 2026-12-31', ...IN_TEXT],
  },
  { kind: 'order number', make: (random) => `1${random.digits(15)}`, ways: ['order %', 'Bestellung %', ...IN_TEXT] },
  {
    kind: 'order number',
    make: (random) => `ORD-${random.digits(4)}-${random.digits(6)}`,
    ways: ['order %', ...IN_TEXT],
  },
  { kind: 'ISBN', make: (random) => `978-3-16-${random.digits(6)}-0`, ways: IN_TEXT },
  {
    kind: 'place in a file',
    make: (random) => `src/app/main.ts:${random.below(900)}:${random.below(80)}`,
    ways: ['at %', ...IN_TEXT],
  },
  {
    kind: 'package',
    make: (random) => `@scope/ui@${random.below(20)}.${random.below(9)}.0`,
    ways: ['npm i %', ...IN_TEXT],
  },
  {
    kind: 'remote',
    make: (random) => `git@github.com:team/project-${random.below(99)}.git`,
    ways: ['git clone %', 'origin %', ...IN_TEXT],
  },
  {
    kind: 'address of this machine',
    make: (random) => `http://127.0.0.1:${3000 + random.below(6000)}`,
    ways: ['curl %', 'listening on %', ...IN_TEXT],
  },
  {
    kind: 'web address',
    make: (random) => `https://example.com/a/${random.hex(8)}?page=${random.below(9)}`,
    ways: ['open %', ...IN_TEXT],
  },
  { kind: 'code', make: () => '@app.route("/login")', ways: ['%\ndef login():', 'uses %'] },
  { kind: 'code', make: () => 'std::vector<int>::iterator', ways: ['%', 'returns %'] },
  { kind: 'code', make: () => 'password: string;', ways: ['interface Login { % }', 'type A = { % name: string }'] },
  { kind: 'code', make: () => 'const token = await getToken(user);', ways: ['%', 'line 4: %'] },
  { kind: 'code', make: () => 'apiKey: process.env.API_KEY,', ways: ['new Client({ % })', '%'] },
  { kind: 'code', make: () => 'if (password === undefined) return;', ways: ['%', 'added %'] },
  { kind: 'code', make: () => '#define MAX_TOKENS 4096', ways: ['%', 'see %'] },
  {
    kind: 'code',
    make: (random) => `max_tokens=${random.below(9000)}, temperature=0.2`,
    ways: ['call(%)', 'chat with %'],
  },
  { kind: 'code', make: () => 'self.assertEqual(token.type, "NUMBER")', ways: ['%', 'failing: %'] },
  { kind: 'prose about secrets', make: () => 'Please reset the password of the test user.', ways: ['%', 'Task: %'] },
  { kind: 'prose about secrets', make: () => 'Das Passwort ist abgelaufen.', ways: ['%', 'Meldung: %'] },
  { kind: 'prose about secrets', make: () => 'The token is expired, log in again.', ways: ['%', 'Error: %'] },
  { kind: 'prose about secrets', make: () => 'le mot de passe est trop court', ways: ['%', 'erreur : %'] },
  {
    kind: 'usage',
    make: (random) => `"input_tokens":${random.below(90000)},"output_tokens":${random.below(900)}`,
    ways: ['{%}', 'usage %'],
  },
  {
    kind: 'numbers',
    make: (random) => `${random.digits(3)} ${random.digits(3)} ${random.digits(4)}`,
    ways: ['sizes: %', '| % |'],
  },
  {
    kind: 'numbers',
    make: (random) => `+${1 + random.below(90)},-${random.below(90)}`,
    ways: ['diff @@ % @@', 'changed %'],
  },
  {
    kind: 'numbers',
    make: (random) => `${random.below(99)}.${random.digits(6)}, ${random.below(99)}.${random.digits(6)}`,
    ways: ['at %', 'lat/lon %'],
  },
  { kind: 'colour', make: (random) => `#${random.hex(6)}`, ways: ['color: %;', 'fill="%"'] },
  {
    kind: 'image',
    make: (random) => `data:image/png;base64,iVBORw0KGgo${random.alphanumeric(60)}`,
    ways: ['<img src="%">', '{"image":"%"}'],
  },
  {
    kind: 'key of a public pair',
    make: (random) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${random.alphanumeric(48)}`,
    ways: ['%', 'authorized_keys: %'],
  },
];
