import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { readContent } from '../../../ui/content';
import { ContentBlock } from '../../../ui/ContentBlock';
import { DiffBlock } from '../../../ui/DiffBlock';
import { formatDuration } from '../../../ui/format';
import { lineDiff } from '../../../ui/lineDiff';
import { outcomeLabel } from '../../../ui/outcomes';
import { plainText } from '../../../ui/plainText';
import { type CallDetails } from '../engine/comparison';
import { sideLabel } from '../texts';
import { type CallPair } from './pairCalls';

/** A call of either side, or two beside each other: how they ended, and the texts that went in and came out. */
export function CallPairView({ pair: { left, right } }: { pair: CallPair }) {
  const styles = useStyles2(getStyles);
  const call = left ?? right;
  if (call === undefined) {
    return null;
  }
  const names = [...new Set([left?.name, right?.name].filter((name) => name !== undefined))];
  return (
    <section className={styles.call}>
      <h3 className={styles.name}>
        <bdi>
          {names.map((name) => plainText(name).text).join(' | ') || t('compare.call.unknown-model', 'unknown model')}
        </bdi>
      </h3>
      <table className={styles.facts}>
        <tbody>
          {left && <Facts side={sideLabel('left')} call={left} />}
          {right && <Facts side={sideLabel('right')} call={right} />}
        </tbody>
      </table>
      {call.kind === 'llm' && (
        <Texts
          title={t('compare.call.said', 'What the model wrote')}
          left={left?.said}
          right={right?.said}
          both={left !== undefined && right !== undefined}
        />
      )}
      {call.kind === 'tool' && (
        <>
          <Texts
            title={t('compare.call.arguments', 'Arguments')}
            left={left?.arguments}
            right={right?.arguments}
            both={left !== undefined && right !== undefined}
          />
          <Texts
            title={t('compare.call.result', 'Result')}
            left={left?.result}
            right={right?.result}
            both={left !== undefined && right !== undefined}
          />
        </>
      )}
    </section>
  );
}

function Facts({ side, call: { outcome, error, duration } }: { side: string; call: CallDetails }) {
  const why = [error?.httpStatus, error?.type, error?.message].filter((part) => part !== undefined).join(' · ');
  return (
    <tr>
      <th scope="row">{side}</th>
      <td>{outcomeLabel(outcome)}</td>
      <td>{formatDuration(duration)}</td>
      <td>{plainText(why).text}</td>
    </tr>
  );
}

interface TextsProps {
  title: string;
  left?: string;
  right?: string;
  /** There is a call on both sides. */
  both: boolean;
}

/** A text of one call, or the lines in which those of two calls differ. */
function Texts({ title, left, right, both }: TextsProps) {
  const styles = useStyles2(getStyles);
  const texts = useMemo(
    () => ({
      left: left === undefined ? undefined : readContent(left).text,
      right: right === undefined ? undefined : readContent(right).text,
    }),
    [left, right]
  );
  const lines = useMemo(
    () =>
      texts.left === undefined || texts.right === undefined || texts.left === texts.right
        ? undefined
        : lineDiff(texts.left, texts.right),
    [texts]
  );
  if (lines !== undefined) {
    return (
      <>
        <h4 className={styles.heading}>{title}</h4>
        <DiffBlock lines={lines} label={title} />
      </>
    );
  }
  const text = texts.left ?? texts.right;
  if (text === undefined) {
    return <p className={styles.heading}>{t('compare.call.no-text', '{{title}}: not recorded', { title })}</p>;
  }
  if (text === '') {
    return <p className={styles.heading}>{t('compare.call.empty-text', '{{title}}: nothing', { title })}</p>;
  }
  const isSame = texts.left === texts.right;
  const side = texts.left === undefined ? sideLabel('right') : sideLabel('left');
  return (
    <ContentBlock
      title={
        isSame
          ? t('compare.call.same-text', '{{title}}, the same on both sides', { title })
          : both
            ? t('compare.call.one-text', '{{title}}, recorded on one side only: {{side}}', { title, side })
            : title
      }
      text={text}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  call: css({ marginBottom: theme.spacing(2) }),
  name: css({ margin: 0, fontSize: theme.typography.body.fontSize, overflowWrap: 'anywhere' }),
  facts: css({
    marginBottom: theme.spacing(0.5),
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0, 1.5, 0, 0), verticalAlign: 'top', whiteSpace: 'nowrap' },
    'td:last-child': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
  heading: css({
    margin: theme.spacing(0.5, 0),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
