import { Random } from './random';
import {
  ADDRESSES,
  API_KEYS,
  CARDS,
  EMAILS,
  NUMBERS,
  PASSWORDS,
  PHONES,
  PRIVATE_KEYS,
  TOKENS,
  type SecretMaker,
} from './secrets';
import { LOOK_ALIKES } from './look-alikes';
import { filled, SECOND_LOOK_ALIKES, SECOND_SECRETS } from './second-look';

/** A text as agents write it. */
export interface Sample {
  text: string;
  kind: string;
  /** What must be gone, or else what must stay. */
  secret?: string;
  lookAlike?: string;
}

/** Ways to write a secret of a family down, `%` being the secret: prose in several languages, code, data, commands. */
const WAYS: ReadonlyArray<{ makers: readonly SecretMaker[]; ways: readonly string[] }> = [
  {
    makers: API_KEYS,
    ways: [
      'export OPENAI_API_KEY=%',
      'Use the key % for the staging account.',
      '{"headers":{"x-api-key":"%"}}',
      'Der Schlüssel ist %, bitte nicht weitergeben.',
      'La clé est % (valable un mois).',
      'const client = new Client({ apiKey: "%" });',
      '{"command":"curl -H \\"Authorization: Bearer %\\" https://api.example.com"}',
      'キーは % です。',
    ],
  },
  {
    makers: PASSWORDS,
    ways: [
      'DB_PASSWORD=%',
      '{"user":"app","password":"%"}',
      '{\\"user\\":\\"app\\",\\"password\\":\\"%\\"}',
      'password: "%"',
      'postgres://app:%@db.internal:5432/shop',
      'mysql --user root --password=% shop',
      'The password is %',
      'Das Passwort ist %',
      'Le mot de passe est %',
      'la contraseña es %',
      "client.login('app', password='%')",
      'https://example.com/login?user=a&password=%&next=/',
    ],
  },
  {
    makers: TOKENS,
    ways: [
      'Authorization: Bearer %',
      '{"access_token":"%","expires_in":3600}',
      'curl -H "Authorization: Bearer %" https://api.example.com/v1/me',
      'REFRESH_TOKEN=%',
      'Cookie: session=%; theme=dark',
      "auth_token = '%'",
      'client_secret: "%"',
    ],
  },
  { makers: PRIVATE_KEYS, ways: ['%', 'cat ~/.ssh/id_rsa\n%\n$', '{"key":"%"}'] },
  {
    makers: EMAILS,
    ways: [
      'Write to % when it is done.',
      'O e-mail é %, obrigado.',
      '联系 % 获取帮助',
      'mailto:%?subject=hello',
      'Schreib an %, sobald es läuft.',
      'Envoyez le rapport à %.',
      'Author: A Person <%>',
      '{"to":["%"],"subject":"report"}',
      'メールは % まで',
      "SELECT * FROM users WHERE email = '%'",
      'git config user.email %',
    ],
  },
  {
    makers: PHONES,
    ways: [
      'Call me at %.',
      '请拨打 % 。',
      'Il mio telefono: %',
      'Telefon: %',
      'Mon numéro est %.',
      '{"phone":"%"}',
      'llámame al %',
      'Customer,%,Berlin',
    ],
  },
  {
    makers: CARDS,
    ways: ['Charge card % for 20 EUR', '{"number":"%","exp":"12/27"}', 'Karte: %', 'carte % refusée'],
  },
  {
    makers: NUMBERS,
    ways: ['My number is %, can you check?', '{"value":"%"}', 'Konto: %', 'compte %', 'row 3: %, active'],
  },
  {
    makers: ADDRESSES,
    ways: ['connect to % failed', '{"host":"%"}', 'ssh admin@%', 'Server % antwortet nicht', 'GET / from % 200'],
  },
];

/** What patterns can't find, and the docs say so: counted as missed all the same. */
const HIDDEN: ReadonlyArray<readonly [kind: string, way: (random: Random) => readonly [text: string, secret: string]]> =
  [
    [
      'password in base64',
      (random) => {
        const secret = Buffer.from(`app:${random.alphanumeric(12)}`).toString('base64');
        return [`config = "${secret}"`, secret];
      },
    ],
    [
      'password without a name',
      (random) => {
        const secret = random.text('abcdefghijkmnopqrstuvwxyz', 10);
        return [`I log in with ${secret}, as always.`, secret];
      },
    ],
    [
      'key split in two',
      (random) => {
        const secret = random.alphanumeric(10);
        return [`"sk-" + "${secret}" + "${random.alphanumeric(10)}"`, secret];
      },
    ],
  ];

/** All samples: made up from the lists above and from look-alikes, the same each time. */
export function corpus(): Sample[] {
  const random = new Random(20_261_121);
  const samples: Sample[] = [];
  for (const { makers, ways } of WAYS) {
    for (const way of ways) {
      for (const { kind, make } of makers) {
        const secret = make(random);
        samples.push({ kind, secret, text: way.replace('%', () => secret) });
      }
    }
  }
  for (const [kind, way] of HIDDEN) {
    for (let count = 0; count < 4; count++) {
      const [text, secret] = way(random);
      samples.push({ kind, text, secret });
    }
  }
  for (const { kind, make, ways } of LOOK_ALIKES) {
    for (const way of ways) {
      const lookAlike = make(random);
      samples.push({ kind, lookAlike, text: way.replace('%', () => lookAlike) });
    }
  }
  for (const [kind, template, way] of SECOND_SECRETS) {
    const secret = filled(template, random);
    samples.push({ kind, secret, text: way.replace('%', () => secret) });
  }
  for (const [kind, template, way] of SECOND_LOOK_ALIKES) {
    const lookAlike = filled(template, random);
    samples.push({ kind, lookAlike, text: way.replace('%', () => lookAlike) });
  }
  return samples;
}
