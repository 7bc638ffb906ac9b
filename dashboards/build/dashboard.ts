import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
  type Dashboard as BuiltDashboard,
} from '@grafana/grafana-foundation-sdk/dashboard';

import { type Dashboard, type Variable } from '../description';
import { dashboardLinks, TAG } from './links';
import { buildPanel, DATA_SOURCE, heightOf } from './panel';

/** A dashboard as Grafana provisions it. @param withApp with links to the app's pages; without them it stands alone */
export function buildDashboard(dashboard: Dashboard, { withApp }: { withApp: boolean }): BuiltDashboard {
  const builder = new DashboardBuilder(`Agents: ${dashboard.title}`)
    .uid(dashboard.uid)
    .description(dashboard.answers)
    .tags([TAG])
    .time({ from: dashboard.from, to: 'now' })
    .refresh('1m')
    .tooltip(DashboardCursorSync.Crosshair)
    .readonly()
    .links(dashboardLinks(withApp))
    .withVariable(
      new DatasourceVariableBuilder('prometheus')
        .label('Prometheus')
        .type('prometheus')
        .current({ text: 'Prometheus', value: 'flightrecorder-prometheus' })
    );
  dashboard.variables.forEach((variable) => builder.withVariable(buildVariable(variable)));
  dashboard.rows.forEach(({ title, panels }) => {
    builder.withRow(new RowBuilder(title));
    panels.forEach((panel) => builder.withPanel(buildPanel(panel, heightOf(panels), withApp)));
  });
  return builder.build();
}

function buildVariable({ label, title, of }: Variable): QueryVariableBuilder {
  return new QueryVariableBuilder(label)
    .label(title)
    .datasource(DATA_SOURCE)
    .query({ qryType: 1, query: `label_values(${of}, ${label})`, refId: `variable-${label}` })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ text: ['All'], value: ['$__all'] });
}
