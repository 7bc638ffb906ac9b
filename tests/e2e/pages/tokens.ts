import type { SessionFigures } from '../truth';

const BUCKETS: Readonly<Record<string, keyof SessionFigures['tokens']>> = {
  'uncached input': 'input',
  'cache read': 'cacheRead',
  'cache write': 'cacheWrite',
  output: 'output',
  reasoning: 'reasoning',
};

/** The exact figures that pages show on hovering over tokens; NaN where nobody reported any. */
export function readTokens(tooltip: string): SessionFigures['tokens'] {
  const lines = tooltip.split('\n').map((line) => line.split(': ') as [string, string]);
  return Object.fromEntries(
    lines.map(([name, figure]) => [BUCKETS[name] ?? name, wholeNumber(figure)])
  ) as unknown as SessionFigures['tokens'];
}

/** `1,234` → 1234; anything that is no whole number becomes NaN, so that it equals nothing. */
export function wholeNumber(text: string): number {
  return /^\d[\d,]*$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
}
