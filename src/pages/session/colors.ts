import { type GrafanaTheme2 } from '@grafana/data';

import { type Occupation } from '../../analysis/occupancy/occupancy';

/** Colours of what goes on in a session, the same in every view of it. */
export function occupationColors({ visualization, colors }: GrafanaTheme2): Record<Occupation, string> {
  const named = (name: string) => visualization.getColorByName(name);
  return {
    waiting: named('semi-dark-orange'),
    generating: named('semi-dark-blue'),
    first_token: named('light-blue'),
    tool: named('semi-dark-green'),
    idle: colors.border.medium,
    unaccounted: colors.text.disabled,
  };
}
