import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type FailingPattern } from '../../analysis/tools/patterns';
import { TEST_IDS } from '../../testIds';
import { errorClassLabel } from '../../ui/errorClassLabel';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { sessionPartUrl } from '../../ui/links';
import { Part } from './Part';
import { formatShare } from './texts';
import { type FailingPatterns } from './useFailingPatterns';

interface Props {
  found: FailingPatterns;
  search: string;
}

/** Rows that are shown; the rest is counted. */
const SHOWN = 20;

/** Shapes of arguments with which the tool fails, with arguments that did. */
export function PatternTable({ found, search }: Props) {
  const styles = useStyles2(getStyles);
  const { patterns, left, reading, readMore } = found;
  const columns: Array<FigureColumn<FailingPattern>> = [
    {
      id: 'shape',
      header: t('tool.patterns.shape', 'Shape of arguments'),
      render: ({ pattern }) => <bdi>{patternLabel(pattern)}</bdi>,
    },
    { id: 'calls', header: t('tool.patterns.calls', 'Calls'), render: ({ calls }) => formatCount(calls) },
    {
      id: 'failed',
      header: t('tool.patterns.failed', 'Failed'),
      render: ({ calls, failed }) => `${formatCount(failed)} (${formatShare(failed / calls)})`,
    },
    {
      id: 'errors',
      header: t('tool.patterns.errors', 'Errors'),
      text: true,
      render: ({ errors }) => errors.map(errorClassLabel).join(', '),
    },
    {
      id: 'examples',
      header: t('tool.patterns.examples', 'Arguments that failed most often'),
      text: true,
      render: ({ examples, different }) => (
        <>
          {examples.map(({ preview, failed, use }) => (
            <div key={`${use.origin.traceId}:${use.origin.spanId}`}>
              <Link to={sessionPartUrl(use.session.id, use.origin, search)}>
                <bdi className={styles.preview}>{preview ?? UNKNOWN}</bdi>
              </Link>
              {failed > 1 && ` × ${formatCount(failed)}`}
            </div>
          ))}
          {different > examples.length &&
            t('tool.patterns.others', 'and {{count}} other', { count: different - examples.length })}
        </>
      ),
    },
  ];
  return (
    <Part
      title={t('tool.patterns.title', 'Arguments that fail')}
      about={
        <>
          {aboutText(found)} {reading && <Spinner inline size="sm" />}
          {left > 0 && (
            <Button size="sm" variant="secondary" onClick={readMore}>
              {t('tool.patterns.more', 'Read more ({{count}} left)', { count: left })}
            </Button>
          )}
        </>
      }
      data-testid={TEST_IDS.tool.patterns}
    >
      {patterns.length > 0 && (
        <FigureTable
          columns={columns}
          rows={patterns.slice(0, SHOWN)}
          rowKey={({ pattern }) => pattern}
          rowTestId={TEST_IDS.tool.pattern}
        />
      )}
      {patterns.length > SHOWN && (
        <div>
          {t('tool.patterns.cut', 'and {{count}} more shapes that failed less', { count: patterns.length - SHOWN })}
        </div>
      )}
    </Part>
  );
}

function aboutText({ calls, failing, read, failed, large }: FailingPatterns): string {
  if (failing === 0) {
    return t('tool.patterns.none', 'No call failed.');
  }
  return [
    t(
      'tool.patterns.about',
      'From {{calls}} calls in {{read}} of {{failing}} sessions in which it failed, read whole.',
      {
        calls: formatCount(calls),
        read: formatCount(read),
        failing: formatCount(failing),
        interpolation: AS_TEXT,
      }
    ),
    failed > 0 && t('tool.patterns.unread', '{{count}} could not be had, or not whole.', { count: failed }),
    large > 0 && t('tool.patterns.large', '{{count}} have too many traces to be read here.', { count: large }),
  ]
    .filter(Boolean)
    .join(' ');
}

function patternLabel(pattern: string): string {
  const labels: Readonly<Record<string, string>> = {
    [UNKNOWN]: t('tool.patterns.not-told', 'not recorded'),
    '{}': t('tool.patterns.no-arguments', '{} (no arguments)', { interpolation: AS_TEXT }),
  };
  return Object.hasOwn(labels, pattern) ? (labels[pattern] ?? pattern) : pattern;
}

const getStyles = (theme: GrafanaTheme2) => ({
  preview: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
});
