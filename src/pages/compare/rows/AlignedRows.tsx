import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useEffect, useId, useRef } from 'react';

import { TEST_IDS } from '../../../testIds';
import { moveOf } from '../../../ui/rowKeys';
import { ROW_HEIGHT, useVirtualRows } from '../../../ui/useVirtualRows';
import { Name } from '../../../ui/Name';
import { type ComparedRow, type SideSummary } from '../engine/comparison';
import { type Side, SIDES } from '../sides';
import { changeLabel, sideLabel, SIGNS } from '../texts';
import { rowStyles } from './rows.styles';
import { RunCellView } from './RunCellView';
import { StepCellView } from './StepCellView';
import { type ListLine } from './stretches';

interface Props {
  rows: readonly ComparedRow[];
  lines: readonly ListLine[];
  /** Index of the row with the first difference. */
  first?: number;
  /** Index of the selected row. */
  selected: number;
  onSelect: (index: number) => void;
  /** Draws what is folded. */
  onUnfold: () => void;
  sides: Readonly<Record<Side, SideSummary>>;
  /** Pixels. */
  height: number;
}

/** Runs and steps of both sessions beside each other, with what is the matter with each between them. */
export function AlignedRows({ rows, lines, first, selected, onSelect, onUnfold, sides, height }: Props) {
  const styles = useStyles2(rowStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const id = useId();
  const { virtualizer, reveal } = useVirtualRows(scrolled, lines.length, ROW_HEIGHT);
  const active = lines.findIndex((line) => line.kind === 'row' && line.index === selected);
  useEffect(() => {
    if (active >= 0) {
      reveal(active);
    }
  }, [reveal, active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveOf(event, active, lines.length, Math.floor(height / ROW_HEIGHT) - 1);
    const line = next === undefined ? undefined : lines[next];
    if (line !== undefined) {
      event.preventDefault();
      onSelect(line.kind === 'row' ? line.index : line.from);
    }
  };

  return (
    <div
      ref={scrolled}
      className={styles.grid}
      style={{ maxHeight: height }}
      role="grid"
      aria-label={t('compare.rows.label', 'Steps side by side')}
      aria-rowcount={lines.length + 1}
      aria-colcount={3}
      aria-activedescendant={active < 0 ? undefined : `${id}${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid={TEST_IDS.compare.rows}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          <SideHeader side="left" summary={sides.left} />
          <div role="columnheader" className={styles.between} aria-label={t('compare.rows.change', 'Difference')} />
          <SideHeader side="right" summary={sides.right} />
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          const place = { transform: `translateY(${start - ROW_HEIGHT}px)` };
          if (line?.kind === 'fold') {
            return (
              <div key={`fold ${line.from}`} role="row" aria-rowindex={index + 2} className={styles.fold} style={place}>
                <div role="gridcell">
                  <button type="button" onClick={onUnfold} data-testid={TEST_IDS.compare.fold}>
                    <Icon name="angle-down" size="sm" />{' '}
                    {t('compare.rows.folded', '{{count}} rows are the same on both sides', { count: line.count })}
                  </button>
                </div>
              </div>
            );
          }
          const row = line && rows[line.index];
          return row === undefined || line === undefined ? null : (
            // The grid has the focus and hears the keys for all of its rows.
            <div
              key={line.index}
              id={`${id}${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={line.index === selected}
              className={cx(
                styles.row,
                styles.bodyRow,
                row.kind === 'run' && styles.run,
                styles[row.change],
                line.index === selected && styles.active
              )}
              style={place}
              onClick={(event) => {
                if (!(event.target instanceof Element && event.target.closest('a'))) {
                  onSelect(line.index);
                }
              }}
              data-change={row.change}
              data-testid={TEST_IDS.compare.row}
            >
              <Cell row={row} side="left" session={sides.left.id} />
              <div role="gridcell" className={styles.between}>
                <Verdict row={row} isFirst={line.index === first} />
              </div>
              <Cell row={row} side="right" session={sides.right.id} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SideHeader({ side, summary: { name, id } }: { side: Side; summary: SideSummary }) {
  const styles = useStyles2(rowStyles);
  return (
    <div role="columnheader" className={styles.headerCell} title={id}>
      {sideLabel(side)} · <Name of={name ?? id} />
    </div>
  );
}

/** What is the matter with a row: a sign, and words. */
function Verdict({ row, isFirst }: { row: ComparedRow; isFirst: boolean }) {
  const styles = useStyles2(rowStyles);
  if (row.kind === 'run' && row.change === 'same') {
    return null;
  }
  const label = changeLabel(row);
  return (
    <span
      className={styles.verdict}
      title={isFirst ? `${label}\n${t('compare.rows.first', 'First difference')}` : label}
    >
      <span className={styles.sign} aria-hidden>
        {(row.unsure || row.otherWords) && row.change === 'same' ? '≈' : SIGNS[row.change]}
      </span>
      <span className={row.change === 'same' && !row.otherWords ? styles.hidden : styles.words}>{label}</span>
      {isFirst && <span className={styles.first}>{t('compare.rows.first-mark', '1st')}</span>}
    </span>
  );
}

function Cell({ row, side, session }: { row: ComparedRow; side: (typeof SIDES)[number]; session: string }) {
  const styles = useStyles2(rowStyles);
  const indent = { paddingLeft: 8 + 16 * (row.depth + (row.kind === 'step' ? 0.5 : 0)) };
  const cell = row[side];
  return cell === undefined ? (
    <div
      role="gridcell"
      className={styles.nothing}
      aria-label={t('compare.rows.nothing', 'nothing on the side {{side}}', { side: sideLabel(side) })}
    />
  ) : (
    <div role="gridcell" className={styles.cell} style={indent} data-testid={TEST_IDS.compare.cell(side)}>
      {cell.kind === 'run' ? (
        <RunCellView cell={cell} session={session} />
      ) : (
        <StepCellView cell={cell} session={session} />
      )}
    </div>
  );
}
