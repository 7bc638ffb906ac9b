import { type GrafanaTheme2 } from '@grafana/data';

import { occupationColors } from '../colors';
import { type Palette } from './drawLanes';

/** The timeline's colours: those of the occupancy bar, so that one legend serves both. */
export function paletteOf(theme: GrafanaTheme2): Palette {
  const { waiting, generating, first_token: firstToken, tool } = occupationColors(theme);
  const { colors, typography } = theme;
  return {
    pieces: { waiting, generating, first_token: firstToken, tool },
    failed: colors.error.main,
    text: colors.text.primary,
    quiet: colors.text.secondary,
    line: colors.border.weak,
    onPiece: colors.getContrastText(generating),
    selected: colors.text.maxContrast,
    background: colors.background.primary,
    gap: colors.background.secondary,
    font: `11px ${typography.fontFamily}`,
  };
}
