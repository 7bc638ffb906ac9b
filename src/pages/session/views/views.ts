import { t } from '@grafana/i18n';

/** The views of a session, in the order of their tabs and keys. */
export const VIEWS = ['steps', 'checks'] as const;

export type View = (typeof VIEWS)[number];

/** Reads the view from a URL's query: the first where it names none. */
export function readView(search: string): View {
  const named = new URLSearchParams(search).get('view');
  return VIEWS.find((view) => view === named) ?? VIEWS[0];
}

/** Name of a view in the viewer's language. */
export function viewLabel(view: View): string {
  const labels: Record<View, string> = {
    steps: t('session.view.steps', 'Steps'),
    checks: t('session.view.checks', 'Checks'),
  };
  return labels[view];
}
