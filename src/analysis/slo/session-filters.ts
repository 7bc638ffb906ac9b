/** Labels of metrics and alerts that the sessions page can filter by, and the parameter of its URL. */
const SESSION_FILTERS: Readonly<Record<string, string>> = {
  agent: 'agent',
  provider: 'provider',
  gateway: 'gateway',
  model: 'model',
  tool: 'tool',
  user: 'user',
};

/** Parameters of the sessions page for some labels, in their order; empty where it can filter by none of them. */
export function sessionParameters(labels: readonly string[]): Array<{ label: string; parameter: string }> {
  return labels.flatMap((label) =>
    SESSION_FILTERS[label] === undefined ? [] : [{ label, parameter: SESSION_FILTERS[label] }]
  );
}
