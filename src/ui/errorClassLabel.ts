import { t } from '@grafana/i18n';

import { type ErrorClass } from '../model/vocabulary/error-classes';

/** A class of errors in the viewer's language. */
export function errorClassLabel(name: ErrorClass): string {
  const labels: Record<ErrorClass, string> = {
    rate_limit: t('session.error-class.rate-limit', 'rate limit'),
    overloaded: t('session.error-class.overloaded', 'overloaded'),
    timeout: t('session.error-class.timeout', 'timeout'),
    network: t('session.error-class.network', 'network'),
    auth: t('session.error-class.auth', 'no permission'),
    invalid_request: t('session.error-class.invalid-request', 'invalid request'),
    malformed_output: t('session.error-class.malformed-output', 'malformed output'),
    other: t('session.error-class.other', 'other error'),
  };
  return labels[name];
}
