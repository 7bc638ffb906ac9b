import { t } from '@grafana/i18n';

import { totalTokens } from '../../../model/tokens';
import { formatCount, formatDuration, formatShort, formatUsd } from '../../../ui/format';
import { type SideFigures } from '../engine/comparison';

/** A figure that both sessions have. */
export interface Measure {
  id: string;
  label: () => string;
  /** Undefined where it is not known. */
  valueOf: (figures: SideFigures) => number | undefined;
  format: (value: number | undefined) => string;
  /** More of it is worse: not so for what only tells how much was done. */
  isBad?: boolean;
  /** An amount rather than a count of a few: the difference is told in per cent, too. */
  isAmount?: boolean;
  /** What is known of it is not all. */
  isPartial?: (figures: SideFigures) => boolean;
}

/** What the summary compares, from left to right. */
export const MEASURES: readonly Measure[] = [
  { id: 'runs', label: () => t('compare.measure.runs', 'Runs'), valueOf: ({ runs }) => runs, format: formatCount },
  { id: 'steps', label: () => t('compare.measure.steps', 'Steps'), valueOf: ({ steps }) => steps, format: formatCount },
  {
    id: 'llm',
    label: () => t('compare.measure.llm', 'Model calls'),
    valueOf: ({ llmCalls }) => llmCalls,
    format: formatCount,
  },
  {
    id: 'tools',
    label: () => t('compare.measure.tools', 'Tool calls'),
    valueOf: ({ toolCalls }) => toolCalls,
    format: formatCount,
  },
  {
    id: 'failures',
    label: () => t('compare.measure.failures', 'Failed'),
    valueOf: ({ failures }) => failures,
    format: formatCount,
    isBad: true,
  },
  {
    id: 'loops',
    label: () => t('compare.measure.loops', 'Loops'),
    valueOf: ({ loops }) => loops,
    format: formatCount,
    isBad: true,
  },
  {
    id: 'tokens',
    label: () => t('compare.measure.tokens', 'Tokens'),
    valueOf: ({ tokens }) => totalTokens(tokens),
    format: formatShort,
    isAmount: true,
  },
  {
    id: 'cost',
    label: () => t('compare.measure.cost', 'Cost'),
    valueOf: ({ usd }) => usd ?? undefined,
    format: formatUsd,
    isAmount: true,
    isPartial: ({ unpriced }) => unpriced > 0,
  },
  {
    id: 'wall',
    label: () => t('compare.measure.wall', 'Wall time'),
    valueOf: ({ wall }) => wall,
    format: formatDuration,
    isAmount: true,
  },
  {
    id: 'active',
    label: () => t('compare.measure.active', 'Active'),
    valueOf: ({ active }) => active,
    format: formatDuration,
    isAmount: true,
  },
];

/** What has grown further says more by itself than in per cent. */
const MOST_PERCENT = 999;

/**
 * How far the right side is from the left one: the difference with its sign, of amounts in per cent of the left side as
 * well, with ≈ where not all of it is known. Undefined where one of them is not known.
 */
export function changeOf(
  { valueOf, format, isBad = false, isAmount = false, isPartial = () => false }: Measure,
  left: SideFigures,
  right: SideFigures
): { text: string; isWorse: boolean } | undefined {
  const [before, after] = [valueOf(left), valueOf(right)];
  if (before === undefined || after === undefined) {
    return undefined;
  }
  const about = isPartial(left) || isPartial(right) ? '≈ ' : '';
  const difference = after - before;
  if (difference === 0) {
    return { text: `${about}=`, isWorse: false };
  }
  const sign = difference > 0 ? '+' : '−';
  const share = before > 0 ? Math.round((100 * Math.abs(difference)) / before) : 0;
  const percent = isAmount && share > 0 && share <= MOST_PERCENT ? ` (${sign}${share} %)` : '';
  return { text: `${about}${sign}${format(Math.abs(difference))}${percent}`, isWorse: isBad && difference > 0 };
}
