import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { type Across, type GridSlot } from '../../analysis/tools/grid';
import { type ToolUse } from '../../analysis/tools/uses';
import { AS_TEXT } from '../../ui/interpolation';
import { isolatedName } from '../../ui/plainText';
import { ToolCallList } from '../../ui/ToolCallList';
import { slotLabel } from './texts';

interface Props {
  tool: string;
  slot: GridSlot;
  across: Across;
  /** All calls of the grid. */
  uses: readonly ToolUse[];
  search: string;
  timeZone: TimeZone;
  withDates: boolean;
}

/** The calls that a cell counts. */
export function CellCalls({ tool, slot, across, uses, search, timeZone, withDates }: Props) {
  const counted = uses.filter((use) => use.tool === tool && isIn(use, slot, across));
  return (
    <ToolCallList
      title={t('tools.call.title', '{{tool}}, {{slot}}: {{count}} calls', {
        tool: isolatedName(tool),
        slot: slotLabel(slot, timeZone, withDates),
        count: counted.length,
        defaultValue_one: '{{tool}}, {{slot}}: {{count}} call',
        interpolation: AS_TEXT,
      })}
      uses={counted}
      search={search}
      timeZone={timeZone}
    />
  );
}

function isIn(use: ToolUse, { name, from = Infinity, to = -Infinity }: GridSlot, across: Across): boolean {
  return across === 'time' ? use.start >= from && use.start < to : (use[across] ?? '') === name;
}
