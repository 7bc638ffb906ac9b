import { attribute } from '../model/otlp/attributes';
import type { Emitter, KeyValue } from '../model/telemetry';
import { agentFramework } from './agent-framework';
import { agento11y } from './agento11y';
import { cline } from './cline';
import { copilot } from './copilot';
import { crewAi } from './crewai';
import { goose } from './goose';
import { kiloCode } from './kilo-code';
import { langSmith } from './langsmith';
import { langfuse } from './langfuse';
import { liteLlm } from './litellm';
import { mlflow } from './mlflow';
import { openHands } from './openhands';
import { rooCode } from './roo-code';
import { semanticKernel } from './semantic-kernel';
import { aiSdk } from './ai-sdk';
import { aiSdkLegacy } from './ai-sdk-legacy';
import { claudeCode } from './claude-code';
import { codex } from './codex';
import type { Dialect } from './dialect';
import { geminiCli } from './gemini-cli';
import { unclaimed } from './gen-ai';
import { googleAdk } from './google-adk';
import { jsonLines } from './json-lines';
import { GENERAL } from './keys';
import { KnownTexts } from './known-texts';
import { openCode } from './opencode';
import { openInference } from './openinference';
import { pydanticAi } from './pydantic-ai';
import { qwenCode } from './qwen-code';
import { strands } from './strands';
import { traceloop } from './traceloop';

/** All dialects, the more particular before the more general. */
export const DIALECTS: readonly Dialect[] = [
  claudeCode,
  codex,
  geminiCli,
  qwenCode,
  kiloCode,
  openCode,
  copilot,
  cline,
  rooCode,
  openHands,
  goose,
  aiSdk,
  aiSdkLegacy,
  openInference,
  pydanticAi,
  strands,
  googleAdk,
  traceloop,
  langfuse,
  langSmith,
  mlflow,
  liteLlm,
  crewAi,
  agentFramework,
  semanticKernel,
  agento11y,
  jsonLines,
];

/** Reads whatever no dialect claims. */
export const FALLBACK = unclaimed;

/** Attributes that only one dialect has. */
const OWN_KEYS = new KnownTexts(
  DIALECTS.flatMap((dialect) => (dialect.keys ?? []).map((key) => [key, dialect] as const))
);

/** The dialect that an emitter writes, by its scope, then by its service; undefined where neither is known. */
export function dialectOfEmitter({ scope, resource }: Emitter): Dialect | undefined {
  const service = String(attribute(resource, GENERAL.serviceName) ?? '');
  return (
    DIALECTS.find(
      ({ scopes, onlyServices }) =>
        scopes?.test(scope.name) && (onlyServices === undefined || onlyServices.test(service))
    ) ?? DIALECTS.find((dialect) => dialect.services?.test(service))
  );
}

/** The dialect of a record whose emitter is unknown, by an attribute that only one dialect has. */
export function dialectOfAttributes(attributes: readonly KeyValue[]): Dialect {
  for (const attribute of attributes) {
    const dialect = OWN_KEYS.get(attribute?.key);
    if (dialect !== undefined) {
      return dialect;
    }
  }
  return FALLBACK;
}
