import { aiSdkLegacy } from './ai-sdk-legacy';
import type { Dialect } from './dialect';

/**
 * OpenCode: legacy AI SDK spans, where every call of a model is a run of the SDK and a trace of its
 * own, so that these are steps and a run is what one prompt sets off. Sub-agents are sessions of their own that name
 * their parent.
 */
export const openCode: Dialect = {
  ...aiSdkLegacy,
  name: 'OpenCode',
  scopes: /^(ai$|opencode)/,
  onlyServices: /^opencode/,
  keys: undefined,
  kinds: Object.fromEntries(
    Object.entries(aiSdkLegacy.kinds).map(([operation, kind]) => [operation, kind === 'agent' ? 'step' : kind])
  ),
  fields: { ...aiSdkLegacy.fields, agent: [] },
};
