import { t } from '@grafana/i18n';

/** The views of a session, in the order of their tabs and keys. */
export const VIEWS = ['timeline', 'steps', 'cost', 'context', 'checks', 'logs'] as const;

export type View = (typeof VIEWS)[number];

/**
 * Shown where the URL names none. The header has said what went wrong and leads to the step; the steps then say what was
 * thought, asked and answered there, in words, for whoever can't see a canvas too. Where time went is one key away.
 */
export const FIRST_VIEW: View = 'steps';

/** Reads the view from a URL's query. */
export function readView(search: string): View {
  const named = new URLSearchParams(search).get('view');
  return VIEWS.find((view) => view === named) ?? FIRST_VIEW;
}

/** Name of a view in the viewer's language. */
export function viewLabel(view: View): string {
  const labels: Record<View, string> = {
    timeline: t('session.view.timeline', 'Timeline'),
    steps: t('session.view.steps', 'Steps'),
    cost: t('session.view.cost', 'Cost'),
    context: t('session.view.context', 'Context'),
    checks: t('session.view.checks', 'Checks'),
    logs: t('session.view.logs', 'Logs'),
  };
  return labels[view];
}
