import { t } from '@grafana/i18n';

import { AnnotationError } from '../../../sources/annotations';
import { type Opinion } from '../../../sources/judgements';
import { AS_TEXT } from '../../../ui/interpolation';

/** An opinion in the viewer's language. */
export function opinionLabel(opinion: Opinion): string {
  const labels: Record<Opinion, string> = {
    up: t('session.judgement.up', 'Good'),
    down: t('session.judgement.down', 'Bad'),
    not_a_loop: t('session.judgement.not-a-loop', 'Not a loop'),
  };
  return labels[opinion];
}

/** Why a judgement could not be read or saved, and what to do. */
export function judgementFailure(error: unknown): string {
  if (!(error instanceof AnnotationError)) {
    return t('session.judgement.failed', 'What people say of this session could not be read or saved: {{message}}', {
      message: error instanceof Error ? error.message : String(error),
      interpolation: AS_TEXT,
    });
  }
  const { kind, status, said = '' } = error;
  if (kind === 'forbidden' || kind === 'unauthorized') {
    return t(
      'session.judgement.forbidden',
      'Grafana did not let you do this (HTTP {{status}}): judgements are annotations of the organisation, which Editors may write. Ask an administrator for the permission annotations:create. It said: {{said}}',
      { status, said, interpolation: AS_TEXT }
    );
  }
  return kind === 'unreachable'
    ? t('session.judgement.unreachable', 'Grafana cannot be reached, so nothing was saved: try again.')
    : t(
        'session.judgement.refused',
        'Grafana failed to read or save its annotations (HTTP {{status}}): try again; its log says why. It said: {{said}}',
        { status, said, interpolation: AS_TEXT }
      );
}

/** What a viewer who may not write reads before trying; undefined for one who may. */
export function readOnlyText({ read, create }: { read: boolean; create: boolean }): string | undefined {
  if (create) {
    return undefined;
  }
  return read
    ? t('session.judgement.read-only', 'You may read this but not add to it: Editors may (annotations:create).')
    : t('session.judgement.no-rights', 'You may neither read nor add judgements: it needs annotations:read.');
}
