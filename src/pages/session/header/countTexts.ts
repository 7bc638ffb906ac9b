import { t } from '@grafana/i18n';

import { type Totals } from '../../../model/session';
import { formatCount } from '../../../ui/format';

/** Runs of the session itself, and those that were started by others. */
export function runsText({ runs, subAgents }: Totals): string {
  const text = countText('runs', runs);
  return subAgents === 0 ? text : `${text} + ${countText('subAgents', subAgents)}`;
}

type Counted = 'runs' | 'subAgents' | 'steps' | 'llm' | 'tools' | 'failed' | 'loops';

/** A number with what it counts, in the viewer's language. */
export function countText(what: Counted, count: number): string {
  const shown = formatCount(count);
  const texts: Record<Counted, () => string> = {
    runs: () => t('session.summary.runs', '{{shown}} runs', { count, shown, defaultValue_one: '{{shown}} run' }),
    subAgents: () =>
      t('session.summary.sub-agents', '{{shown}} sub-agents', {
        count,
        shown,
        defaultValue_one: '{{shown}} sub-agent',
      }),
    steps: () => t('session.summary.steps', '{{shown}} steps', { count, shown, defaultValue_one: '{{shown}} step' }),
    llm: () =>
      t('session.summary.llm-calls', '{{shown}} LLM calls', { count, shown, defaultValue_one: '{{shown}} LLM call' }),
    tools: () =>
      t('session.summary.tool-calls', '{{shown}} tool calls', {
        count,
        shown,
        defaultValue_one: '{{shown}} tool call',
      }),
    failed: () => t('session.summary.failed', '{{shown}} failed', { shown }),
    loops: () => t('session.summary.loops', '{{shown}} loops', { count, shown, defaultValue_one: '{{shown}} loop' }),
  };
  return texts[what]();
}
