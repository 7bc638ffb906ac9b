import { type Builder } from '@grafana/grafana-foundation-sdk/cog';
import { DashboardLinkBuilder, DashboardLinkType, type DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';

import { APP_URL } from '../../src/constants';
import { type Panel } from '../description';

/** Every dashboard of ours has it, and leads to the others by it. */
export const TAG = 'agent-flight-recorder';

/** To the other dashboards, and to the app's list of sessions: each with the same time range. */
export function dashboardLinks(withApp: boolean): Array<Builder<DashboardLink>> {
  const others = new DashboardLinkBuilder('Agents')
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .asDropdown(true)
    .keepTime(true);
  const sessions = new DashboardLinkBuilder('Sessions')
    .type(DashboardLinkType.Link)
    .icon('external link')
    .tooltip('The sessions of this time range, in the app Agent Flight Recorder')
    .url(`${APP_URL}/sessions`)
    .keepTime(true);
  return (withApp ? [others, sessions] : [others]).map(inSight);
}

/** From a series or a row to the sessions that it counts. */
export function sessionLinks({ as, sessionsBy = {} }: Panel): DashboardLinkBuilder[] {
  return Object.entries(sessionsBy).map(([filter, label]) => {
    const value =
      as === 'table' ? `\${__data.fields.${label}:percentencode}` : `\${__field.labels.${label}:percentencode}`;
    return new DashboardLinkBuilder(`Sessions of this ${filter}`)
      .type(DashboardLinkType.Link)
      .url(`${APP_URL}/sessions?${filter}=${value}&from=\${__from}&to=\${__to}`);
  });
}

/** The builder's default is a menu in which nobody looks for them. */
function inSight(link: DashboardLinkBuilder): Builder<DashboardLink> {
  return { build: () => ({ ...link.build(), placement: undefined }) };
}
