import type { ErrorInfo } from '../session';

/** The eight classes of errors (design, section 3). */
export const ERROR_CLASSES = [
  'rate_limit',
  'overloaded',
  'timeout',
  'network',
  'auth',
  'invalid_request',
  'malformed_output',
  'other',
] as const;

export type ErrorClass = (typeof ERROR_CLASSES)[number];

export interface ErrorRule {
  class: ErrorClass;
  statuses: readonly number[];
  text: RegExp;
}

/** In this order; a status that is known is a better witness than words. */
export const ERROR_RULES: readonly ErrorRule[] = [
  {
    class: 'rate_limit',
    statuses: [429],
    text: /rate.?limit|too.?many.?requests|quota|resource.?exhausted|throttl|\b429\b/i,
  },
  { class: 'overloaded', statuses: [502, 503, 529], text: /overload|service.?unavailable|capacity|\b(503|529)\b/i },
  { class: 'timeout', statuses: [408, 504, 524], text: /time[-_ ]?d?.?out|deadline|etimedout/i },
  {
    class: 'auth',
    statuses: [401, 403, 407],
    text: /unauthori[sz]ed|authenticat|permission.?denied|forbidden|api.?key|credential|access.?denied/i,
  },
  {
    class: 'malformed_output',
    statuses: [],
    text: /malformed|no.?object.?generated|json.?(parse|decode)|unexpected.?(token|end of json)|invalid.?tool.?(call|input|params|arguments)/i,
  },
  {
    class: 'invalid_request',
    statuses: [400, 404, 405, 409, 410, 413, 415, 422],
    text: /invalid.?(request|argument|param|value)|bad.?request|context.?(length|window)|too.?long|schema|not.?found|validation/i,
  },
  {
    class: 'network',
    statuses: [],
    text: /econn|enotfound|eai_again|epipe|socket|network|connection|connect.?error|fetch.?failed|\bdns\b|unreachable/i,
  },
];

/** The class of an error, by its HTTP status where known, else by its type and message. */
export function errorClassOf({ type, message, httpStatus }: ErrorInfo): ErrorClass {
  const status = httpStatus ?? statusIn(type);
  const byStatus = ERROR_RULES.find((rule) => status !== undefined && rule.statuses.includes(status));
  const words = `${type ?? ''} ${message ?? ''}`;
  return (byStatus ?? ERROR_RULES.find((rule) => rule.text.test(words)))?.class ?? 'other';
}

/** `error.type` is the HTTP status itself for several instrumentations. */
function statusIn(type: string | undefined): number | undefined {
  return type !== undefined && /^[1-5]\d\d$/.test(type) ? Number(type) : undefined;
}

/** What providers say where the conversation is too long. */
export const CONTEXT_LENGTH = /context.?(length|window)|maximum context|prompt is too long|too many tokens/i;

/** The provider refused since the conversation is too long: the user's affair, not the service's. */
export function isContextLengthError({ type, message }: ErrorInfo): boolean {
  return CONTEXT_LENGTH.test(`${type ?? ''} ${message ?? ''}`);
}
