import { t } from '@grafana/i18n';

import { type Session } from '../../../model/session';
import { AS_TEXT } from '../../../ui/interpolation';
import { plainName } from '../../../ui/plainText';

/** One thing that is known of whose session it is and what it was about. */
export interface Reference {
  /** With its name, where the value alone does not say what it is. */
  text: string;
  /** What it is. */
  name: string;
  /** Where it leads; only to the web. */
  href?: string;
}

/** Digits of a commit that tell it from others. */
const SHORT_COMMIT = 8;

/** Whose session it is and what it was about, as far as its records say. */
export function referencesOf(session: Session): Reference[] {
  const { repository, branch, commit, totals } = session;
  const place = [repository, branch].filter(Boolean).join(' ');
  const at = commit === undefined ? place : `${place}@${commit.slice(0, SHORT_COMMIT)}`;
  const bare = (name: string, value: string | undefined) => one(name, value, value);
  const named = (name: string, value: string | undefined) =>
    one(name, value, t('session.reference.named', '{{name}} {{value}}', { name, value, interpolation: AS_TEXT }));
  return [
    bare(t('session.fact.source', 'Source'), session.source),
    named(t('session.reference.role', 'role'), session.role),
    named(t('session.reference.prompt', 'prompt'), session.instructionVersion),
    named(t('session.reference.user', 'user'), session.user),
    named(t('session.reference.team', 'team'), session.team),
    named(t('session.reference.tenant', 'tenant'), session.tenant),
    named(t('session.reference.organisation', 'organisation'), session.organisation),
    bare(t('session.fact.repository', 'Repository'), at),
    named(t('session.reference.pull-request', 'PR'), session.pullRequest),
    named(t('session.reference.issue', 'issue'), session.issue),
    named(t('session.reference.decision', 'decided'), session.decisionTaken),
    bare(t('session.reference.models', 'Models'), totals.models.join(', ')),
  ].flat();
}

function one(name: string, value: string | undefined, text: string | undefined): Reference[] {
  if (value === undefined || value === '') {
    return [];
  }
  const href = /^https?:\/\/\S+$/i.test(value) ? value : undefined;
  return [{ name, text: plainName(text ?? value), href }];
}
