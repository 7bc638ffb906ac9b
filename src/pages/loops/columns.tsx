import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type LoopEntry, type LoopGroup } from '../../analysis/loops/entries';
import { type LoopKind } from '../../analysis/loops/search';
import { totalTokens } from '../../model/tokens';
import { errorClassLabel } from '../../ui/errorClassLabel';
import { formatCount, formatDuration, formatShort, formatUsd, UNKNOWN } from '../../ui/format';
import { sessionPartUrl } from '../../ui/links';
import { loopLabel } from '../../ui/loopLabel';
import { Name, Names } from '../../ui/Name';
import { plainName } from '../../ui/plainText';
import { type GridColumn } from '../../ui/VirtualGrid';

/** Characters of arguments that a row shows. */
const PREVIEW = 160;

/** Address of the session with the first repeat of a loop selected, and its members marked. */
export function loopUrl({ session, firstRepeat }: LoopEntry, search: string): string {
  return sessionPartUrl(session.id, firstRepeat, search, { view: 'steps', loops: '1' });
}

/** The columns of the list of loops. @param setAside keys of loops that somebody judged to be none */
export function loopColumns(search: string, setAside: ReadonlySet<string>): Array<GridColumn<LoopEntry>> {
  return [
    {
      id: 'kind',
      header: t('loops.column.kind', 'Kind'),
      width: 'minmax(148px, 0.3fr)',
      render: (entry) => <Kind entry={entry} isJudged={setAside.has(entry.key)} />,
    },
    {
      id: 'tools',
      header: t('loops.column.tools', 'Tool'),
      width: 'minmax(80px, 0.4fr)',
      render: ({ tools }) => <Names of={tools} separator=" ⇄ " />,
    },
    {
      id: 'arguments',
      header: t('loops.column.arguments', 'Arguments'),
      description: t('loops.column.arguments-are', 'Of one round, as the agent sent them'),
      width: 'minmax(84px, 1fr)',
      render: (entry) => <Arguments entry={entry} />,
    },
    {
      id: 'repeats',
      header: t('loops.column.repeats', 'Repeats'),
      width: '78px',
      numeric: true,
      render: repeatsText,
    },
    {
      id: 'error',
      header: t('loops.column.error', 'Same error'),
      width: '82px',
      render: ({ error }) => (error === undefined ? UNKNOWN : errorClassLabel(error)),
    },
    {
      id: 'steps',
      header: t('loops.column.steps', 'Steps'),
      description: t('loops.column.steps-are', 'First and last step, within the run'),
      width: '52px',
      numeric: true,
      render: ({ steps }) => `${steps.first}–${steps.last}`,
    },
    {
      id: 'time',
      header: t('loops.column.time', 'Time'),
      description: t('loops.column.time-is', 'From its first call to the end of its last'),
      width: '60px',
      numeric: true,
      render: ({ start, end }) => formatDuration(end - start),
    },
    {
      id: 'tokens',
      header: t('loops.column.tokens', 'Tokens'),
      description: t('loops.column.after-second', 'After the second round'),
      width: '60px',
      numeric: true,
      render: ({ waste }) => formatShort(totalTokens(waste.tokens)),
    },
    {
      id: 'waste',
      header: t('loops.column.cost', 'Cost'),
      description: t('loops.column.after-second', 'After the second round'),
      width: '60px',
      numeric: true,
      render: ({ waste }) => formatUsd(waste.usd),
    },
    {
      id: 'session',
      header: t('loops.column.session', 'Session'),
      width: 'minmax(104px, 0.7fr)',
      render: (entry) => (
        // The grid has the focus; Enter opens the row.
        <Link to={loopUrl(entry, search)} tabIndex={-1}>
          <Name of={entry.session.name ?? entry.session.id} />
        </Link>
      ),
    },
    {
      id: 'agent',
      header: t('loops.column.agent', 'Agent'),
      width: 'minmax(72px, 0.3fr)',
      render: ({ session: { agent, version } }) => <Name of={[agent, version].filter(Boolean).join(' ')} />,
    },
    {
      id: 'rule',
      header: t('loops.column.rule', 'Rule'),
      description: t('loops.column.rule-is', 'From how many on it is a loop'),
      width: '72px',
      render: (entry) => <span title={ruleSentence(entry)}>{ruleText(entry)}</span>,
    },
  ];
}

/** The columns of the grouped list. */
export function groupColumns(): Array<GridColumn<LoopGroup>> {
  return [
    {
      id: 'pattern',
      header: t('loops.column.pattern', 'Tool and shape of its arguments'),
      width: 'minmax(200px, 1fr)',
      render: ({ pattern }) => <Name of={pattern} />,
    },
    {
      id: 'kinds',
      header: t('loops.column.kind', 'Kind'),
      width: 'minmax(140px, 0.6fr)',
      render: ({ kinds }) => kinds.map(loopLabel).join(', '),
    },
    {
      id: 'loops',
      header: t('loops.column.loops', 'Loops'),
      width: '60px',
      numeric: true,
      render: ({ entries }) => formatCount(entries.length),
    },
    {
      id: 'sessions',
      header: t('loops.column.sessions', 'Sessions'),
      width: '70px',
      numeric: true,
      render: ({ sessions }) => formatCount(sessions),
    },
    {
      id: 'waste',
      header: t('loops.column.cost', 'Cost'),
      description: t('loops.column.after-second', 'After the second round'),
      width: '70px',
      numeric: true,
      render: ({ usd }) => formatUsd(usd),
    },
    {
      id: 'agents',
      header: t('loops.column.agents', 'Agents'),
      width: 'minmax(120px, 0.8fr)',
      render: ({ agents }) => <Names of={agents} />,
    },
  ];
}

function repeatsText({ kind, repeats, consecutive }: LoopEntry): string {
  if (kind === 'oscillation') {
    return t('loops.repeats.rounds', '{{count}} rounds', { count: repeats, defaultValue_one: '{{count}} round' });
  }
  return consecutive
    ? t('loops.repeats.in-row', '{{count}} in a row', { count: repeats })
    : t('loops.repeats.apart', '{{count}} apart', { count: repeats });
}

function ruleText({ kind, threshold }: LoopEntry): string {
  return kind === 'oscillation'
    ? t('loops.rule.rounds', '≥ {{threshold}} rounds', { threshold })
    : t('loops.rule.calls', '≥ {{threshold}} calls', { threshold });
}

function ruleSentence({ kind, threshold }: LoopEntry): string {
  const sentences: Record<LoopKind, string> = {
    identical_failing: t(
      'loops.rule.identical-failing',
      'The same tool was called with the same arguments and failed in the same way, {{threshold}} times or more in a run, with no successful write between',
      { threshold }
    ),
    oscillation: t('loops.rule.oscillation', 'The same few calls came in the same order, {{threshold}} times or more', {
      threshold,
    }),
    identical: t(
      'loops.rule.identical',
      'The same tool was called with the same arguments, {{threshold}} times or more: in a row, or in a run with the same result and no successful write between',
      { threshold }
    ),
    stall: t('loops.rule.stall', '{{threshold}} calls or more with no new call and no new result', { threshold }),
  };
  return sentences[kind];
}

function Kind({ entry: { kind, running, suspected, exempt }, isJudged }: { entry: LoopEntry; isJudged: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.kind}>
      {running && (
        <Icon name="sync" size="sm" className={styles.running} title={t('loops.running', 'It may still go on')} />
      )}
      {loopLabel(kind)}
      {suspected && <span className={styles.suspected}>{t('loops.suspected.mark', 'suspected')}</span>}
      {(exempt || isJudged) && (
        <Icon
          name="eye-slash"
          size="sm"
          title={
            exempt
              ? t('loops.aside.exempt', 'No loop: the app’s configuration says so')
              : t('loops.aside.judged', 'No loop: somebody said so on the session’s page')
          }
        />
      )}
    </span>
  );
}

function Arguments({ entry }: { entry: LoopEntry }) {
  const styles = useStyles2(getStyles);
  const preview = entry.arguments.map((text) => plainName(text?.slice(0, PREVIEW) ?? UNKNOWN)).join(' ⇄ ');
  return (
    <bdi className={styles.arguments} title={preview}>
      {preview}
    </bdi>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  kind: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  running: css({ color: theme.colors.info.text }),
  suspected: css({ color: theme.colors.warning.text }),
  arguments: css({ fontFamily: theme.typography.fontFamilyMonospace }),
});
