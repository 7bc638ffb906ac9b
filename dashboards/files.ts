import { join } from 'node:path';

import { DASHBOARDS } from './all';
import { buildDashboard } from './build/dashboard';

/** Where Grafana finds them (`dashboards.yaml` beside them tells it). */
export const OUTPUT = join(__dirname, '../provisioning/dashboards');

/** The dashboards' files by name, as text. */
export function dashboardFiles(options: { withApp: boolean }): Map<string, string> {
  return new Map(
    DASHBOARDS.map((dashboard) => [
      `${dashboard.uid}.json`,
      `${JSON.stringify(buildDashboard(dashboard, options), undefined, 2)}\n`,
    ])
  );
}
