import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Checkbox, useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';

import { TEST_IDS } from '../../../testIds';
import { EmptyReason } from '../../../ui/EmptyReason';
import { formatCount, formatTimeOfDay } from '../../../ui/format';
import { pane } from '../../../ui/pane.styles';
import { ROW_HEIGHT, useVirtualRows } from '../../../ui/useVirtualRows';
import { type TreeNode } from '../tree/nodes';
import { isOf, type LogLine } from './logLines';

interface Props {
  /** Log lines that name the session, by time. */
  lines: readonly LogLine[];
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
  /** Pixels that the view may take. */
  height: number;
}

/** The session's log lines; each leads to the call or run that it was written in, and what is selected marks its own. */
export function LogsView({ lines: all, selected, onSelect, timeZone, height }: Props) {
  const styles = useStyles2(getStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const [onlySelected, setOnlySelected] = useState(false);
  const lines = useMemo(
    () => (onlySelected ? all.filter((line) => isOf(line, selected)) : all),
    [all, onlySelected, selected]
  );
  const { virtualizer } = useVirtualRows(scrolled, lines.length, 0);
  if (all.length === 0) {
    return (
      <EmptyReason reason={t('session.logs.none-of-session', 'Loki has no log line that names this session.')}>
        {t('session.logs.none-next', 'Lines that name only a span are with the details of the call.')}
      </EmptyReason>
    );
  }
  return (
    <div className={styles.view} data-testid={TEST_IDS.session.logs}>
      <div className={styles.tools}>
        <Checkbox
          label={t('session.logs.only-selected', 'Only of the selection')}
          value={onlySelected}
          onChange={({ currentTarget }) => setOnlySelected(currentTarget.checked)}
        />
        <span role="status">
          {t('session.logs.shown', '{{shown}} of {{all}} lines', {
            shown: formatCount(lines.length),
            all: formatCount(all.length),
          })}
        </span>
      </div>
      <div
        ref={scrolled}
        className={styles.list}
        style={{ maxHeight: Math.max(160, height - 40) }}
        role="list"
        tabIndex={0}
        aria-label={t('session.logs.label', 'Log lines of the session')}
      >
        <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <Line
                key={index}
                line={line}
                top={start}
                marked={selected.kind !== 'session' && isOf(line, selected)}
                onSelect={onSelect}
                timeZone={timeZone}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  line: LogLine;
  top: number;
  marked: boolean;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
}

function Line({ line: { log, text, severity, bad, node }, top, marked, onSelect, timeZone }: LineProps) {
  const styles = useStyles2(getStyles);
  const content = (
    <>
      <time>{formatTimeOfDay(log.time, timeZone)}</time>
      <span className={bad ? styles.bad : styles.quiet}>{severity}</span>
      <span className={styles.text}>{text}</span>
    </>
  );
  return (
    <div
      role="listitem"
      className={styles.line}
      data-marked={marked}
      style={{ transform: `translateY(${top}px)` }}
      title={text}
    >
      {node === undefined ? (
        <span className={styles.content}>{content}</span>
      ) : (
        <button type="button" className={styles.content} onClick={() => onSelect(node)}>
          {content}
        </button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  tools: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  list: css({ ...pane(theme), fontFamily: theme.typography.fontFamilyMonospace }),
  line: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    height: ROW_HEIGHT,
    '&[data-marked=true]': {
      background: theme.colors.background.secondary,
      boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`,
    },
  }),
  content: css({
    all: 'unset',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'auto 48px minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'center',
    width: '100%',
    height: '100%',
    padding: theme.spacing(0, 1),
    whiteSpace: 'pre',
    time: { color: theme.colors.text.secondary },
    'button&': { cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  quiet: css({ overflow: 'hidden', color: theme.colors.text.secondary }),
  bad: css({ overflow: 'hidden', color: theme.colors.error.text }),
});
