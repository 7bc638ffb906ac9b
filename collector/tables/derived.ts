import { RECORDER } from '../../src/dialects/keys';

/**
 * What the collector adds to spans and log records. All of it stands under one namespace of our own, which the dialects
 * never read: a session folds the same with and without.
 */
export const DERIVED = {
  dialect: 'flightrecorder.dialect',
  sessionId: 'flightrecorder.session.id',
  agent: 'flightrecorder.agent',
  source: 'flightrecorder.source',
  tenant: 'flightrecorder.tenant',
  team: 'flightrecorder.team',
  repository: 'flightrecorder.repository',
  provider: 'flightrecorder.provider',
  model: 'flightrecorder.model',
  tool: 'flightrecorder.tool',
  errorClass: 'flightrecorder.error.class',
  inputTokens: 'flightrecorder.tokens.input',
  cacheReadTokens: 'flightrecorder.tokens.cache_read',
  cacheWriteTokens: 'flightrecorder.tokens.cache_write',
  outputTokens: 'flightrecorder.tokens.output',
  reasoningTokens: 'flightrecorder.tokens.reasoning',
  firstToken: 'flightrecorder.first_token.seconds',
  duration: 'flightrecorder.duration.seconds',
  decision: 'flightrecorder.decision',
  counted: 'flightrecorder.counted',
  argumentsHash: 'flightrecorder.tool.arguments.hash',
  resultHash: 'flightrecorder.tool.result.hash',
  suspect: 'flightrecorder.suspect',
  handed: 'flightrecorder.handed',
  packed: 'flightrecorder.packed',
  ...RECORDER,
} as const;

type DerivedName = (typeof DERIVED)[keyof typeof DERIVED];

/** What each of them means, for the docs. */
export const DERIVED_MEANING: Readonly<Record<DerivedName, string>> = {
  [DERIVED.dialect]: 'the dialect of the record’s scope, on the scope; absent where only attributes can tell',
  [DERIVED.kind]: 'what the record tells of: agent, llm, tool, approval, …',
  [DERIVED.sessionId]: 'the session that the record itself, else its resource, names',
  [DERIVED.agent]: 'the agent that the record names, else its service',
  [DERIVED.source]: 'where the agent is used: cli, vscode, jetbrains, ci, api',
  [DERIVED.tenant]: 'the tenant that the record, else its resource, names',
  [DERIVED.team]: 'the team that the record, else its resource, names',
  [DERIVED.repository]: 'the repository that the record, else its resource, names, without credentials',
  [DERIVED.provider]: 'the provider by its standard name',
  [DERIVED.model]: 'the model that answered, else the one that was asked',
  [DERIVED.gateway]: 'the address that was called, or its name in the operator’s table',
  [DERIVED.tool]: 'the tool by the name that the model asked for',
  [DERIVED.errorClass]: 'one of the eight classes of errors, on calls that failed',
  [DERIVED.sloOutcome]: 'ok, error or excluded: how the call counts for service levels',
  [DERIVED.inputTokens]: 'uncached input tokens',
  [DERIVED.cacheReadTokens]: 'input tokens read from the cache',
  [DERIVED.cacheWriteTokens]: 'input tokens written to the cache',
  [DERIVED.outputTokens]: 'output tokens without reasoning',
  [DERIVED.reasoningTokens]: 'reasoning tokens',
  [DERIVED.firstToken]: 'seconds to the first token',
  [DERIVED.duration]: 'seconds that a call told of by a log record took',
  [DERIVED.decision]: 'the decision about a tool call',
  [DERIVED.counted]: 'the record is the one that counts for its call: llm, tool or approval',
  [DERIVED.argumentsHash]: 'salted SHA-256 of the arguments in canonical form, before anything is masked or cut',
  [DERIVED.resultHash]: 'salted SHA-256 of the result in canonical form, before anything is masked or cut',
  [DERIVED.masked]: 'how many values were masked in the record',
  [DERIVED.suspect]: 'set between the two passes of redaction, never stored',
  [DERIVED.handed]: 'what was read of a call that may have failed, set between two steps of deriving, never stored',
  [DERIVED.truncated]: 'the length of all of the record’s values before any was cut, in bytes',
  [DERIVED.content]: 'the capture level, where it is not the default',
  [DERIVED.packed]: 'the log record’s attributes stand in its body as JSON, too many or too long for Loki’s metadata',
};
