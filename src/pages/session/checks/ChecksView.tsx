import { css, cx } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type Check, type CheckVerdict, type Evidence } from '../../../analysis/checks/checks';
import { TEST_IDS } from '../../../testIds';
import { titleOfCall } from '../tree/callTexts';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { checkLabel, checkRule, checkVerdictLabel, inUnit } from './checkTexts';
import { type LoopJudging, NotALoop, SetAside } from './LoopJudging';

interface Props {
  checks: readonly Check[];
  places: Whereabouts;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  judging: LoopJudging;
}

const ICONS: Readonly<Record<CheckVerdict, IconName>> = {
  clean: 'check-circle',
  noticed: 'info-circle',
  suspected: 'question-circle',
  found: 'times-circle',
  unknown: 'question-circle',
};

/** Every check that was made of the session, the clean ones too, each with its rule and the way to its evidence. */
export function ChecksView({ checks, places, selected, onSelect, judging }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul
      className={styles.list}
      aria-label={t('session.checks.label', 'Checks of the session')}
      data-testid={TEST_IDS.session.checks}
    >
      {checks.map((check) => (
        <li key={check.id} className={styles.check} data-testid={TEST_IDS.session.check(check.id)}>
          <Icon key={check.verdict} name={ICONS[check.verdict]} className={styles[check.verdict]} />
          <div className={styles.what}>
            <strong>{checkLabel(check.id)}</strong> <span className={styles.quiet}>{checkRule(check)}</span>
            <EvidenceList check={check} places={places} selected={selected} onSelect={onSelect} judging={judging} />
            <SetAside check={check.id} judging={judging} places={places} onSelect={onSelect} />
          </div>
          <span className={cx(styles.verdict, styles[check.verdict])}>
            {check.evidence.length > 0 && `${check.evidence.length} `}
            {checkVerdictLabel(check)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Links shown before one asks for the rest. */
const AT_FIRST = 8;

function EvidenceList({ check, judging, ...rest }: Omit<Props, 'checks'> & { check: Check }) {
  const styles = useStyles2(getStyles);
  const [whole, setWhole] = useState(false);
  const { evidence } = check;
  if (evidence.length === 0) {
    return null;
  }
  const shown = whole ? evidence : evidence.slice(0, AT_FIRST);
  return (
    <div className={styles.evidence}>
      {shown.map((one, index) => (
        <span key={index} className={styles.one}>
          <EvidenceLink check={check} evidence={one} {...rest} />
          <NotALoop evidence={one} judging={judging} />
        </span>
      ))}
      {shown.length < evidence.length && (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          {t('session.checks.more', '{{count}} more', { count: evidence.length - shown.length })}
        </button>
      )}
    </div>
  );
}

interface LinkProps extends Omit<Props, 'checks' | 'judging'> {
  check: Check;
  evidence: Evidence;
}

function EvidenceLink({ check, evidence, places, selected, onSelect }: LinkProps) {
  const styles = useStyles2(getStyles);
  const [first] = evidence.calls;
  const node = first && places.of(first);
  const value = evidence.value === undefined ? '' : ` ${inUnit(check.unit, evidence.value)}`;
  if (first === undefined || node === undefined) {
    return <span className={styles.quiet}>{value}</span>;
  }
  const names = Array.from(new Set(evidence.calls.map(titleOfCall)))
    .slice(0, NAMES)
    .join(' ⇄ ');
  return (
    <button
      type="button"
      className={cx(styles.link, node === selected && styles.selected)}
      onClick={() => onSelect(node)}
    >
      {places.nameOf(node)} · {names}
      <span className={styles.quiet}>{value}</span>
      {evidence.suspected === true && (
        <span className={styles.quiet}> {t('session.check-verdict.suspected', 'suspected')}</span>
      )}
    </button>
  );
}

/** Names in a link at most. */
const NAMES = 4;

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  check: css({
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: theme.spacing(1),
    alignItems: 'start',
    padding: theme.spacing(0.75, 1.5),
    '&:not(:last-child)': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
  what: css({ minWidth: 0 }),
  verdict: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary }),
  clean: css({ color: theme.colors.success.text }),
  noticed: css({ color: theme.colors.info.text }),
  suspected: css({ color: theme.colors.warning.text }),
  found: css({ color: theme.colors.error.text }),
  unknown: css({ color: theme.colors.text.secondary }),
  evidence: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), paddingTop: theme.spacing(0.5) }),
  one: css({ display: 'inline-flex', alignItems: 'center', maxWidth: '100%' }),
  link: css({
    all: 'unset',
    maxWidth: '100%',
    padding: theme.spacing(0, 0.75),
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.link,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  selected: css({ borderColor: theme.colors.primary.border }),
});
