import { type GrafanaTheme2 } from '@grafana/data';

/** Grafana's names of colours that can be told apart beside each other, in light and dark. */
const NAMES = [
  'semi-dark-blue',
  'semi-dark-orange',
  'semi-dark-green',
  'semi-dark-purple',
  'semi-dark-yellow',
  'light-blue',
  'semi-dark-red',
  'light-purple',
];

/** Groups that have a colour of their own. */
export const MOST_COLORS = NAMES.length;

/** Colour of the group at a place; the others share a grey. */
export function groupColor(theme: GrafanaTheme2, place: number): string {
  const name = NAMES[place];
  return name === undefined ? theme.colors.text.disabled : theme.visualization.getColorByName(name);
}
