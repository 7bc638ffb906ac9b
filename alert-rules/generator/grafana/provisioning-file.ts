import { writeDuration } from '../../../src/model/durations';
import { type Output } from '../outputs';
import { generatedYaml } from '../rules-file';
import { type GrafanaRule, type GrafanaVariant } from './variant';

/** Seconds that a query may look back from the evaluation; instant queries say themselves how far they look. */
const RANGE = { from: 600, to: 0 };

const COMMENT = 'Alerts that Grafana evaluates itself, for those who have no ruler: put into provisioning/alerting.';

/**
 * Grafana's file provisioning of alert rules. In labels, unlike in annotations and queries, it puts variables of its
 * environment in place of `$name`, so that `$$` is a `$` there (https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/).
 */
export function grafanaOutput({ groups }: GrafanaVariant): Output {
  const file = {
    apiVersion: 1,
    groups: groups.map(({ name, interval, rules }) => ({
      orgId: 1,
      name,
      folder: 'Agent Flight Recorder',
      interval: writeDuration(interval),
      rules: rules.map(plainRule),
    })),
  };
  return { path: 'grafana/alerting.yaml', text: generatedYaml(COMMENT, file) };
}

function plainRule({ uid, title, source, queries, for: wait, keepFiringFor, labels, annotations }: GrafanaRule) {
  return {
    uid,
    title,
    condition: 'Fires',
    for: writeDuration(wait),
    ...(keepFiringFor !== undefined && { keepFiringFor: writeDuration(keepFiringFor) }),
    // What an expression has no series for does not fire, as in Prometheus; a failing data source says so.
    noDataState: 'OK',
    execErrState: 'Error',
    labels: Object.fromEntries(Object.entries(labels).map(([name, text]) => [name, text.replaceAll('$', '$$$$')])),
    annotations,
    data: [
      ...queries.map(({ ref, expr }) => ({
        refId: ref,
        datasourceUid: source,
        relativeTimeRange: RANGE,
        model: { refId: ref, expr, instant: true, range: false, queryType: 'instant' },
      })),
      {
        refId: 'Fires',
        datasourceUid: '__expr__',
        // Prometheus fires for every series, whatever its value; Grafana for every value that is not zero.
        model: { refId: 'Fires', type: 'math', expression: 'is_number($A) || is_inf($A)' },
      },
    ],
  };
}
