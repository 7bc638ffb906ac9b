import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { TEST_IDS } from '../../../testIds';
import { formatTimeOfDay } from '../../../ui/format';
import { Section } from '../../../ui/Section';
import { errorText, titleOfCall } from '../tree/callTexts';
import { failedCallsIn, type TreeNode } from '../tree/nodes';

interface Props {
  node: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
}

/** Named here at most; the tree has them all. */
const MOST = 50;

/** The failed calls in a part of the session, to go to each. */
export function FailedCalls({ node, onSelect, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const failed = useMemo(() => firstOf(failedCallsIn(node), MOST), [node]);
  if (failed.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('session.details.failed-calls', 'Failed calls')}
      count={node.failures}
      openAtFirst
      data-testid={TEST_IDS.session.failedCalls}
    >
      {() => (
        <ul className={styles.list}>
          {failed.map((call) => (
            <li key={call.reference}>
              <button type="button" className={styles.button} onClick={() => onSelect(call)}>
                <span>{formatTimeOfDay(call.start, timeZone)}</span>
                <strong>{titleOfCall(call.call)}</strong>
                <span className={styles.error}>{errorText(call.call)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function firstOf<Item>(items: Iterable<Item>, most: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length === most) {
      break;
    }
  }
  return first;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: theme.typography.bodySmall.fontSize }),
  button: css({
    all: 'unset',
    boxSizing: 'border-box',
    display: 'flex',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.5, 1),
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
    '& > span:first-child': { flexShrink: 0, color: theme.colors.text.secondary },
    '& > strong': { minWidth: 0, maxWidth: '60%', flexShrink: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
    whiteSpace: 'nowrap',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  error: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.error.text,
  }),
});
