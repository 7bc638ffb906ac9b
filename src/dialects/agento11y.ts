import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { AGENTO11Y } from './keys';

/** Grafana's agento11y (formerly Sigil): GenAI names; content goes its own way and is not in the telemetry. */
export const agento11y: Dialect = {
  ...genAi,
  name: 'agento11y',
  scopes: /^(agento11y|sigil)\b|grafana\/(agento11y|sigil)/,
  keys: [AGENTO11Y.generationId, AGENTO11Y.generationIdBefore],
  fields: { ...genAi.fields, name: [AGENTO11Y.title], parentAgentId: [AGENTO11Y.parentRunId] },
};
