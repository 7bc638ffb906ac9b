import type { Carrier, FieldTable } from '../../src/dialects/dialect';
import type { Field } from '../../src/dialects/fields';
import { RESOURCE_FIELDS, SERVICE_FIELDS } from '../../src/dialects/general';
import {
  AI_SDK_LEGACY,
  CLAUDE_CODE,
  CODEX,
  GEN_AI,
  GENERAL,
  JSON_LINES,
  MESSAGE_TEXTS,
  OPENINFERENCE,
  TRACELOOP,
} from '../../src/dialects/keys';
import { DIALECTS, FALLBACK } from '../../src/dialects/registry';
import { DERIVED } from './derived';

/** Fields whose carriers are text that people, models and tools wrote. All others are ids, names of kinds, and figures. */
const CONTENT_FIELDS: ReadonlySet<Field> = new Set<Field>([
  'toolArguments',
  'toolResult',
  'inputMessages',
  'outputMessages',
  'errorMessage',
  'name',
  'comment',
  'terminationReason',
  'user',
  'repository',
  'branch',
  'pullRequest',
  'issue',
  'tenant',
  'organisation',
  'team',
]);

/** Fields that name things: kept where content is not captured, and masked where a name holds a secret all the same. */
const NAME_FIELDS: ReadonlySet<Field> = new Set<Field>([
  'agent',
  'toolName',
  'provider',
  'requestModel',
  'responseModel',
]);

/** Attributes that name a user. They are stored as a pseudonym only. */
export const USER_KEYS: readonly string[] = [
  GENERAL.userId,
  GENERAL.endUserId,
  CLAUDE_CODE.userEmail,
  CODEX.accountId,
  AI_SDK_LEGACY.metadataUserId,
  TRACELOOP.userId,
  JSON_LINES.userId,
  'user.account_uuid',
  'user.name',
  'user.full_name',
  'user_email',
  'gen_ai.user.id',
  'langfuse.user.id',
  'litellm.end_user.id',
  'lmnr.association.properties.user_id',
  'enduser.pseudo.id',
];

/** Attributes that repeat the conversation so far with every call. */
export const HISTORY_KEYS: readonly string[] = [
  GEN_AI.inputMessages,
  AI_SDK_LEGACY.prompt,
  AI_SDK_LEGACY.promptMessages,
  'pydantic_ai.all_messages',
  MESSAGE_TEXTS.requestText,
  TRACELOOP.entityInput,
];

/** Patterns (RE2) of the names of attributes that hold no content though no dialect reads them. */
export const PLAIN_NAMES = [
  'flightrecorder\\.(?:dialect|kind|session\\.id|source|gateway|error\\.class|slo\\.outcome|tokens\\..+|first_token\\..+)',
  'flightrecorder\\.(?:duration\\..+|counted|decision|tool\\..+|masked\\.count|truncated|content|suspect|packed)',
  'service\\.(name|namespace|version|instance\\.id)',
  'telemetry\\.sdk\\..+',
  'deployment\\.environment(\\.name)?',
  '(.+[._])?(trace|span|request|response|message|prompt|turn|thread|call|run|step)[._]?id',
  '.+[._](tokens|count|ms|seconds|ns|bytes|size|port|pid|length|version)',
] as const;

/** The attributes that dialects read, by whether they hold content, a name, or neither. */
function keysBySort(): Record<'content' | 'name' | 'plain', Set<string>> {
  const tables: FieldTable[] = [RESOURCE_FIELDS, SERVICE_FIELDS];
  for (const { fields, events = {}, spanEvents = {} } of [...DIALECTS, FALLBACK]) {
    tables.push(fields, ...Object.values(spanEvents), ...Object.values(events).map((event) => event.fields ?? {}));
  }
  const keys = { content: new Set<string>(USER_KEYS), name: new Set<string>(), plain: new Set<string>() };
  for (const [field, carriers] of tables.flatMap(
    (table) => Object.entries(table) as Array<[Field, readonly Carrier[]]>
  )) {
    const sort = CONTENT_FIELDS.has(field) ? 'content' : NAME_FIELDS.has(field) ? 'name' : 'plain';
    carriers.forEach((carrier) => keys[sort].add(typeof carrier === 'string' ? carrier : carrier.key));
  }
  return keys;
}

/** Attributes that hold whatever an application puts there, though a dialect reads a word of them. */
const MIXED_KEYS: ReadonlySet<string> = new Set([OPENINFERENCE.metadata]);

/** The attributes that are never masked: ids, figures, words of a fixed list. */
export function plainKeys(): string[] {
  const { content, name, plain } = keysBySort();
  return [...plain].filter((key) => !content.has(key) && !name.has(key) && !MIXED_KEYS.has(key)).sort();
}

/** The attributes that name things. */
export function nameKeys(): string[] {
  const { content, name } = keysBySort();
  return [
    ...[...name].filter((key) => !content.has(key)).sort(),
    DERIVED.agent,
    DERIVED.tool,
    DERIVED.model,
    DERIVED.provider,
  ];
}
