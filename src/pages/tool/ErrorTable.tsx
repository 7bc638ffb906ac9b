import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolError } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { errorClassLabel } from '../../ui/errorClassLabel';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount, formatDateTime } from '../../ui/format';
import { sessionPartUrl } from '../../ui/links';
import { Name } from '../../ui/Name';
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
  const title = t('tool.errors.title', 'Errors');
  if (errors.length === 0) {
    return <Part title={title}>{t('tool.errors.none', 'No call failed.')}</Part>;
  }
  const columns: Array<FigureColumn<ToolError>> = [
    { id: 'class', header: t('tool.errors.class', 'Class'), render: (error) => errorClassLabel(error.class) },
    {
      id: 'type',
      header: t('tool.errors.type', 'Type'),
      text: true,
      render: ({ type }) => <Name of={type} />,
    },
    {
      id: 'count',
      header: t('tool.errors.count', 'Calls'),
      render: (error) => {
        const key = errorKey(error);
        return (
          <SelectButton
            pressed={selection?.by === 'error' && selection.of === key}
            onSelect={() => onSelect({ by: 'error', of: key })}
          >
            {formatCount(error.count)}
          </SelectButton>
        );
      },
    },
    { id: 'share', header: t('tool.errors.share', 'Of failed'), render: ({ count }) => formatShare(count / failed) },
    { id: 'sessions', header: t('tool.errors.sessions', 'Sessions'), render: ({ sessions }) => formatCount(sessions) },
    { id: 'last', header: t('tool.errors.last', 'Last'), render: ({ lastSeen }) => formatDateTime(lastSeen, timeZone) },
    {
      id: 'examples',
      header: t('tool.errors.examples', 'Examples'),
      text: true,
      render: ({ examples }) =>
        examples.map((use) => (
          <div key={`${use.origin.traceId}:${use.origin.spanId}:${use.start}`}>
            <Link to={sessionPartUrl(use.session.id, use.origin, search)}>
              <Name of={use.error?.message?.slice(0, MESSAGE) ?? t('tool.errors.no-message', 'no message')} />
            </Link>
          </div>
        )),
    },
  ];
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
      <FigureTable columns={columns} rows={errors.slice(0, SHOWN)} rowKey={errorKey} rowTestId={TEST_IDS.tool.error} />
    </Part>
  );
}
