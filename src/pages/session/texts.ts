import { t } from '@grafana/i18n';

import { type LoopKind } from '../../analysis/loops/loops';
import { type Occupation } from '../../analysis/occupancy/occupancy';
import { type ErrorClass } from '../../model/vocabulary/error-classes';

/** A kind of loop in the viewer's language, as it stands inside a sentence. */
export function loopLabel(kind: LoopKind): string {
  const labels: Record<LoopKind, string> = {
    identical_failing: t('session.loop.identical-failing', 'identical failing calls'),
    oscillation: t('session.loop.oscillation', 'going round between calls'),
    identical: t('session.loop.identical', 'identical calls'),
    stall: t('session.loop.stall', 'calls without anything new'),
  };
  return labels[kind];
}

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

/** What a session's time went to, in the viewer's language. */
export function occupationLabel(occupation: Occupation): string {
  const labels: Record<Occupation, string> = {
    waiting: t('session.occupation.waiting', 'waiting for a human'),
    generating: t('session.occupation.generating', 'generating'),
    first_token: t('session.occupation.first-token', 'first token'),
    tool: t('session.occupation.tool', 'tools'),
    idle: t('session.occupation.idle', 'between runs'),
    unaccounted: t('session.occupation.unaccounted', 'unaccounted'),
  };
  return labels[occupation];
}
