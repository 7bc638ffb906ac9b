import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolError } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { errorClassLabel } from '../../ui/errorClassLabel';
import { figureTable } from '../../ui/figureTable.styles';
import { formatCount, formatDateTime, UNKNOWN } from '../../ui/format';
import { sessionPartUrl } from '../../ui/links';
import { Part } from './Part';
import { SelectButton } from './SelectButton';
import { errorKey } from './selection';
import { formatShare } from './texts';
import { type Selection } from './view';

interface Props {
  errors: readonly ToolError[];
  failed: number;
  search: string;
  timeZone: TimeZone;
  selection?: Selection;
  onSelect: (selection: Selection) => void;
}

/** Rows that are shown; the rest is counted. */
const SHOWN = 20;
/** Characters of a message. */
const MESSAGE = 160;

/** Failed calls by class and type, with examples that lead to their steps. */
export function ErrorTable({ errors, failed, search, timeZone, selection, onSelect }: Props) {
  const styles = useStyles2(figureTable);
  const title = t('tool.errors.title', 'Errors');
  if (errors.length === 0) {
    return <Part title={title}>{t('tool.errors.none', 'No call failed.')}</Part>;
  }
  return (
    <Part
      title={title}
      about={
        errors.length > SHOWN
          ? t('tool.errors.cut', 'The {{shown}} most frequent of {{all}}.', { shown: SHOWN, all: errors.length })
          : undefined
      }
      data-testid={TEST_IDS.tool.errors}
    >
      <table className={styles}>
        <thead>
          <tr>
            <th scope="col">{t('tool.errors.class', 'Class')}</th>
            <th scope="col" className="text">
              {t('tool.errors.type', 'Type')}
            </th>
            <th scope="col">{t('tool.errors.count', 'Calls')}</th>
            <th scope="col">{t('tool.errors.share', 'Of failed')}</th>
            <th scope="col">{t('tool.errors.sessions', 'Sessions')}</th>
            <th scope="col">{t('tool.errors.last', 'Last')}</th>
            <th scope="col" className="text">
              {t('tool.errors.examples', 'Examples')}
            </th>
          </tr>
        </thead>
        <tbody>
          {errors.slice(0, SHOWN).map((error) => {
            const key = errorKey(error);
            return (
              <tr key={key} data-testid={TEST_IDS.tool.error}>
                <th scope="row">{errorClassLabel(error.class)}</th>
                <td className="text">
                  <bdi>{error.type ?? UNKNOWN}</bdi>
                </td>
                <td>
                  <SelectButton
                    pressed={selection?.by === 'error' && selection.of === key}
                    onSelect={() => onSelect({ by: 'error', of: key })}
                  >
                    {formatCount(error.count)}
                  </SelectButton>
                </td>
                <td>{formatShare(error.count / failed)}</td>
                <td>{formatCount(error.sessions)}</td>
                <td>{formatDateTime(error.lastSeen, timeZone)}</td>
                <td className="text">
                  {error.examples.map((use) => (
                    <div key={`${use.origin.traceId}:${use.origin.spanId}:${use.start}`}>
                      <Link to={sessionPartUrl(use.session.id, use.origin, search)} title={use.error?.message}>
                        <bdi>{use.error?.message?.slice(0, MESSAGE) ?? t('tool.errors.no-message', 'no message')}</bdi>
                      </Link>
                    </div>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
