import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { moveOf } from './rowKeys';
import { useFillHeight } from './useFillHeight';
import { ROW_HEIGHT, useVirtualRows } from './useVirtualRows';
import { gridStyles } from './VirtualGrid.styles';

/** One column of a grid. */
export interface GridColumn<Row> {
  id: string;
  /** Label of the header; short, perhaps empty. */
  header: string;
  /** What the header stands for, where its label is too short to say. */
  description?: string;
  /** A track of CSS grid: `80px`, `minmax(160px, 1fr)`. */
  width: string;
  numeric?: boolean;
  /** Rows can't be put in order by it. */
  unsorted?: boolean;
  render: (row: Row) => ReactNode;
}

/** By which column the rows are in order. */
export interface GridSort<Id extends string = string> {
  column: Id;
  descending: boolean;
}

interface Props<Row> {
  /** What the grid holds, for those who do not see it. */
  label: string;
  columns: ReadonlyArray<GridColumn<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Absent where the order of the rows is given. */
  sort?: GridSort;
  onSort?: (column: string) => void;
  /** Enter on a row, or a click anywhere in it but on a link or a box; `newTab` with ctrl or the command key. */
  onOpen: (row: Row, newTab: boolean) => void;
  /** The space bar on a row. */
  onToggle?: (row: Row) => void;
  /** Hears which rows are on the screen, whenever that changes. */
  onVisible?: (rows: readonly Row[]) => void;
  /** Rows of an earlier answer, while a new one is awaited. */
  stale?: boolean;
  /** Pixels to leave free below the grid. */
  below?: number;
  'data-testid'?: string;
  rowTestId?: string;
}

/** A table of any length in which one moves by arrow keys; only the visible rows are in the document. */
export function VirtualGrid<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, sort, onSort, onOpen, onToggle, onVisible, stale = false, below = 0 } = props;
  const styles = useStyles2(gridStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const id = useId();
  const height = useFillHeight(scrolled, below);
  const { virtualizer, reveal } = useVirtualRows(scrolled, rows.length, ROW_HEIGHT);
  const [activeKey, setActiveKey] = useState<string>();
  const active = activeKey === undefined ? -1 : rows.findIndex((row) => rowKey(row) === activeKey);
  const tracks = columns.map(({ width }) => width).join(' ');

  const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};
  useEffect(() => onVisible?.(rows.slice(startIndex, endIndex + 1)), [onVisible, rows, startIndex, endIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    const current = rows[active];
    if (event.key === 'Enter' && event.target === event.currentTarget && current !== undefined) {
      event.preventDefault();
      onOpen(current, event.ctrlKey || event.metaKey);
      return;
    }
    if (event.key === ' ' && event.target === event.currentTarget && current !== undefined && onToggle !== undefined) {
      event.preventDefault();
      onToggle(current);
      return;
    }
    const next = moveOf(event, active, rows.length, Math.floor(height / ROW_HEIGHT) - 1);
    const row = next === undefined ? undefined : rows[next];
    if (next !== undefined && row !== undefined) {
      event.preventDefault();
      setActiveKey(rowKey(row));
      reveal(next);
    }
  };

  return (
    <div
      ref={scrolled}
      className={cx(styles.grid, stale && styles.stale)}
      style={{ maxHeight: height }}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-busy={stale}
      aria-activedescendant={active < 0 ? undefined : `${id}${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid={props['data-testid']}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            // The grid has the focus and hears the keys for all of its rows.
            <div
              key={rowKey(row)}
              id={`${id}${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={cx(styles.row, styles.bodyRow, index === active && styles.active)}
              style={{ gridTemplateColumns: tracks, transform: `translateY(${start - ROW_HEIGHT}px)` }}
              onClick={(event) => {
                if (!(event.target instanceof Element && event.target.closest('a, label'))) {
                  onOpen(row, event.ctrlKey || event.metaKey);
                }
              }}
              data-testid={props.rowTestId}
            >
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  data-numeric={column.numeric}
                  className={cx(styles.cell, column.numeric && styles.numeric)}
                >
                  {column.render(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeaderCellProps<Row> {
  column: GridColumn<Row>;
  sort: GridSort | undefined;
  onSort: ((column: string) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const styles = useStyles2(gridStyles);
  if (sort === undefined || column.unsorted === true) {
    return (
      <div
        role="columnheader"
        aria-label={column.header === '' ? column.description : undefined}
        title={column.description}
        data-numeric={column.numeric}
        className={cx(styles.cell, column.numeric && styles.numeric)}
      >
        {column.header}
      </div>
    );
  }
  const sorted = sort.column === column.id;
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      data-numeric={column.numeric}
      className={cx(styles.cell, column.numeric && styles.numeric)}
    >
      <button type="button" className={styles.sorter} title={column.description} onClick={() => onSort?.(column.id)}>
        {column.header}
        {sorted && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
      </button>
    </div>
  );
}
