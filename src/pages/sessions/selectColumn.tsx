import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import React from 'react';

import { AS_TEXT } from '../../ui/interpolation';
import { type GridColumn } from '../../ui/VirtualGrid';
import { type SessionRow } from './rows';

/** The column of boxes by which rows are selected. */
export function selectColumn(picked: readonly string[], onToggle: (row: SessionRow) => void): GridColumn<SessionRow> {
  return {
    id: 'select',
    header: '',
    description: t('sessions.select', 'Select two sessions to compare them (space bar)'),
    width: '16px',
    unsorted: true,
    render: (row) => (
      <Checkbox
        value={picked.includes(row.id)}
        onChange={() => onToggle(row)}
        aria-label={t('sessions.select-one', 'Select {{name}}', { name: row.name ?? row.id, interpolation: AS_TEXT })}
        // The grid has the focus; the space bar selects the row.
        tabIndex={-1}
      />
    ),
  };
}
