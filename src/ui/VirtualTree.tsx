import { type IconName } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';

import { AfterRest } from './AfterRest';
import { IconStock } from './StockIcon';
import { INDEX, TOGGLE, type TreeColumn, type TreePlace, TreeRow } from './TreeRow';
import { useFillHeight } from './useFillHeight';
import { useRowSlots } from './useRowSlots';
import { ROW_HEIGHT, useVirtualRows } from './useVirtualRows';
import { useWidth } from './useWidth';
import { treeStyles } from './VirtualTree.styles';

interface Props<Row> {
  label: string;
  /** Header of the first column, which holds the tree itself. */
  header: string;
  /** The same list from one rendering to the next, as `renderLabel` is to be the same function: else all rows are rendered. */
  columns: ReadonlyArray<TreeColumn<Row>>;
  /** Rows that can be seen: those with all ancestors open, from top to bottom. */
  rows: readonly Row[];
  placeOf: (row: Row) => TreePlace;
  renderLabel: (row: Row, open: boolean) => ReactNode;
  /** Those that `renderLabel` and `columns` show as `StockIcon`. */
  icons: readonly IconName[];
  /** Index of the selected row, or -1. */
  selected: number;
  onSelect: (row: Row) => void;
  onToggle: (row: Row) => void;
  /** Key presses are the page's to understand. `screen` is the number of rows that are visible at once. */
  onKeyDown: (event: KeyboardEvent, screen: number) => void;
  below?: number;
  'data-testid'?: string;
  rowTestId?: string;
}

/** A tree of any size; only the visible rows are in the document. */
export function VirtualTree<Row>(props: Props<Row>) {
  const { label, header, rows, placeOf, renderLabel, icons, selected, onSelect, onToggle, below = 0 } = props;
  const styles = useStyles2(treeStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const id = useId();
  const height = useFillHeight(scrolled, below);
  const { virtualizer, reveal } = useVirtualRows(scrolled, rows.length, ROW_HEIGHT);
  const slotted = useRowSlots(virtualizer, height);
  const width = useWidth(scrolled);
  const columns = useMemo(() => {
    const fitting = props.columns.filter(({ from = 0 }) => width === 0 || width >= from);
    return fitting.length === props.columns.length ? props.columns : fitting;
  }, [props.columns, width]);
  const tracks = ['minmax(180px, 1fr)', ...columns.map(({ width }) => width)].join(' ');
  const stock = useMemo(() => Array.from(new Set<IconName>(['angle-down', 'angle-right', ...icons])), [icons]);

  useEffect(() => {
    if (selected >= 0) {
      reveal(selected);
    }
  }, [selected, reveal]);

  const onClick = ({ target }: MouseEvent) => {
    const row = rowUnder(target, rows);
    if (row !== undefined) {
      (isToggle(target) ? onToggle : onSelect)(row);
    }
  };
  const onDoubleClick = ({ target }: MouseEvent) => {
    const row = isToggle(target) ? undefined : rowUnder(target, rows);
    if (row !== undefined) {
      onToggle(row);
    }
  };

  return (
    <div
      ref={scrolled}
      role="tree"
      aria-label={label}
      aria-activedescendant={selected < 0 ? undefined : `${id}${selected}`}
      tabIndex={0}
      className={styles.tree}
      style={{ maxHeight: height }}
      onKeyDown={(event) => props.onKeyDown(event, Math.floor(height / ROW_HEIGHT) - 1)}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      data-testid={props['data-testid']}
    >
      <IconStock names={stock} />
      <div className={styles.header} style={{ gridTemplateColumns: tracks }} aria-hidden>
        <span>{header}</span>
        {columns.map((column) => (
          <span key={column.id} className={styles.figure}>
            {column.header}
          </span>
        ))}
      </div>
      <div role="none" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {/* Only with its place in the page does the tree know how many rows fit, and which of their columns. */}
        <AfterRest>
          {slotted.map(({ index, slot }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <TreeRow
                key={slot}
                {...placeOf(row)}
                row={row}
                index={index}
                id={`${id}${index}`}
                columns={columns}
                renderLabel={renderLabel}
                tracks={tracks}
                top={index * ROW_HEIGHT}
                selected={index === selected}
                data-testid={props.rowTestId}
              />
            );
          })}
        </AfterRest>
      </div>
    </div>
  );
}

function rowUnder<Row>(target: EventTarget, rows: readonly Row[]): Row | undefined {
  const row = target instanceof Element ? target.closest(`[${INDEX}]`) : null;
  return row === null ? undefined : rows[Number(row.getAttribute(INDEX))];
}

function isToggle(target: EventTarget): boolean {
  return target instanceof Element && target.closest(`[${TOGGLE}]`) !== null;
}
