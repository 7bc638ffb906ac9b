import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ToolShare } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { figureTable } from '../../ui/figureTable.styles';
import { formatCount, formatDuration } from '../../ui/format';
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
  const styles = useStyles2(figureTable);
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
      <table className={styles}>
        <thead>
          <tr>
            <th scope="col">{by === 'agent' ? t('tool.shares.agent', 'Agent') : t('tool.shares.model', 'Model')}</th>
            <th scope="col">{t('tool.shares.calls', 'Calls')}</th>
            <th scope="col">{t('tool.shares.failed', 'Failed')}</th>
            <th scope="col">{t('tool.shares.p95', 'p95')}</th>
            <th scope="col">{t('tool.shares.sessions', 'Sessions')}</th>
          </tr>
        </thead>
        <tbody>
          {shares.slice(0, SHOWN).map((share) => {
            const { calls, failed, p95, told } = share.figures;
            const key = agentKey(share);
            return (
              <tr key={key} data-testid={TEST_IDS.tool.share}>
                <th scope="row">
                  <bdi>
                    {[share.name || t('tool.shares.unknown', 'unknown'), share.version].filter(Boolean).join(' ')}
                  </bdi>
                </th>
                <td>
                  <SelectButton
                    pressed={selection?.by === by && selection.of === key}
                    onSelect={selectable ? () => onSelect({ by, of: key }) : undefined}
                  >
                    {formatCount(calls)}
                  </SelectButton>
                </td>
                <td>
                  {formatCount(failed)} ({formatShare(calls === 0 ? undefined : failed / calls)})
                </td>
                <td>{formatDuration(p95)}</td>
                <td>{formatCount(told?.sessions)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
