import { t } from '@grafana/i18n';
import React from 'react';

import { type ToolShare } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount, formatDuration } from '../../ui/format';
import { Name } from '../../ui/Name';
import { Part } from './Part';
import { SelectButton } from './SelectButton';
import { agentKey } from './selection';
import { formatShare } from './texts';
import { type Selection } from './view';

interface Props {
  by: 'agent' | 'model';
  title: string;
  shares: readonly ToolShare[];
  /** Calls can be listed: traces tell of them. */
  selectable: boolean;
  selection?: Selection;
  onSelect: (selection: Selection) => void;
}

/** Rows that are shown; the rest is counted. */
const SHOWN = 20;

/** Who calls the tool: agents with their versions, or the models that asked. */
export function ShareTable({ by, title, shares, selectable, selection, onSelect }: Props) {
  const columns: Array<FigureColumn<ToolShare>> = [
    {
      id: 'name',
      header: by === 'agent' ? t('tool.shares.agent', 'Agent') : t('tool.shares.model', 'Model'),
      render: ({ name, version }) => (
        <Name of={[name || t('tool.shares.unknown', 'unknown'), version].filter(Boolean).join(' ')} />
      ),
    },
    {
      id: 'calls',
      header: t('tool.shares.calls', 'Calls'),
      render: (share) => {
        const key = agentKey(share);
        return (
          <SelectButton
            pressed={selection?.by === by && selection.of === key}
            onSelect={selectable ? () => onSelect({ by, of: key }) : undefined}
          >
            {formatCount(share.figures.calls)}
          </SelectButton>
        );
      },
    },
    {
      id: 'failed',
      header: t('tool.shares.failed', 'Failed'),
      render: ({ figures: { calls, failed } }) =>
        `${formatCount(failed)} (${formatShare(calls === 0 ? undefined : failed / calls)})`,
    },
    { id: 'p95', header: t('tool.shares.p95', 'p95'), render: ({ figures }) => formatDuration(figures.p95) },
    {
      id: 'sessions',
      header: t('tool.shares.sessions', 'Sessions'),
      render: ({ figures }) => formatCount(figures.told?.sessions),
    },
  ];
  return (
    <Part
      title={title}
      about={
        shares.length > SHOWN
          ? t('tool.shares.cut', 'The {{shown}} with most calls, of {{all}}.', { shown: SHOWN, all: shares.length })
          : undefined
      }
      data-testid={TEST_IDS.tool.shares(by)}
    >
      <FigureTable columns={columns} rows={shares.slice(0, SHOWN)} rowKey={agentKey} rowTestId={TEST_IDS.tool.share} />
    </Part>
  );
}
