import { t } from '@grafana/i18n';

import { AS_TEXT } from './interpolation';

/** A request to a data source that failed, as far as its sentence needs it (`SourceError` is one). */
export interface RequestFailure {
  kind: keyof typeof SENTENCES;
  details: { source: { name: string; type: string }; path: string; status?: number; said?: string };
}

/** What went wrong, where, why and what to do next, in the viewer's language. Errors of the app's own speak for themselves. */
export function failureSentence(error: unknown): string {
  if (!isRequestFailure(error)) {
    return t('ui.failure.own', 'The app failed while reading an answer: {{message}}', {
      message: error instanceof Error ? error.message : String(error),
      interpolation: AS_TEXT,
    });
  }
  const { source, path, status, said } = error.details;
  const where = `${source.name} (${source.type})`;
  const sentence = SENTENCES[error.kind]({ where, path, status, interpolation: AS_TEXT });
  if (said === undefined || said === '' || HIDES_SAID.has(error.kind)) {
    return sentence;
  }
  return `${sentence} ${t('ui.failure.said', 'It said: {{said}}', { said, interpolation: AS_TEXT })}`;
}

/** The excerpt of a page, or of half an answer, tells nothing to a reader. */
const HIDES_SAID: ReadonlySet<string> = new Set(['html', 'cut']);

function isRequestFailure(error: unknown): error is RequestFailure {
  return (
    error instanceof Error && 'kind' in error && 'details' in error && Object.hasOwn(SENTENCES, String(error.kind))
  );
}

type Values = Record<string, unknown>;

const SENTENCES = {
  unreachable: (values) =>
    t(
      'ui.failure.unreachable',
      '{{where}} cannot be reached: check that it is running, and the URL in its data source settings.',
      values
    ),
  timeout: (values) =>
    t(
      'ui.failure.timeout',
      '{{where}} did not answer {{path}} in time: try a shorter time range, or again when it is less busy.',
      values
    ),
  unauthorized: (values) =>
    t(
      'ui.failure.unauthorized',
      '{{where}} refused the credentials (HTTP 401): check the authentication in its data source settings, and that you are still signed in.',
      values
    ),
  forbidden: (values) =>
    t(
      'ui.failure.forbidden',
      'You may not query {{where}} (HTTP 403): ask an administrator for permission to query this data source.',
      values
    ),
  rate_limited: (values) =>
    t(
      'ui.failure.rate-limited',
      '{{where}} has had too many requests (HTTP 429): wait a minute, then try again, or raise its limits.',
      values
    ),
  bad_request: (values) =>
    t(
      'ui.failure.bad-request',
      '{{where}} refused the query at {{path}} (HTTP {{status}}): its version may be too old, or a limit in its configuration too low.',
      values
    ),
  not_found: (values) =>
    t(
      'ui.failure.not-found',
      '{{where}} has nothing at {{path}} (HTTP 404): check that the URL in its data source settings leads to it.',
      values
    ),
  too_large: (values) =>
    t(
      'ui.failure.too-large',
      'The answer of {{where}} is larger than its own limit: raise the message sizes in its configuration, or ask for less.',
      values
    ),
  server: (values) =>
    t(
      'ui.failure.server',
      '{{where}} failed at {{path}} (HTTP {{status}}): its own log says why; trying again may help.',
      values
    ),
  html: (values) =>
    t(
      'ui.failure.html',
      'A web page came in place of an answer of {{where}}: its URL leads to something else, or a login stands in between.',
      values
    ),
  cut: (values) =>
    t(
      'ui.failure.cut',
      'The answer of {{where}} broke off in the middle: a proxy may limit its size or time; try again.',
      values
    ),
  unreadable: (values) =>
    t(
      'ui.failure.unreadable',
      'The answer of {{where}} at {{path}} has a shape that this version of the app does not know: check that the data source is what its type says.',
      values
    ),
  aborted: (values) => t('ui.failure.aborted', 'The request to {{where}} was given up.', values),
} satisfies Record<string, (values: Values) => string>;
