import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

import { useFillHeight } from './useFillHeight';
import { ROW_HEIGHT, useVirtualRows } from './useVirtualRows';
import { useWidth } from './useWidth';
import { treeStyles } from './VirtualTree.styles';

/** Where a row stands in the tree, for drawing and for those who do not see it. */
export interface TreePlace {
  key: string;
  /** 1 for the root. */
  level: number;
  /** Position among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
  /** Undefined for a row that has nothing below it. */
  open?: boolean;
}

/** A figure at the right of every row. */
export interface TreeColumn<Row> {
  id: string;
  header: string;
  width: string;
  /** Pixels that the tree must be wide for the column to be there: the others are told first. */
  from?: number;
  render: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  /** Header of the first column, which holds the tree itself. */
  header: string;
  columns: ReadonlyArray<TreeColumn<Row>>;
  /** Rows that can be seen: those with all ancestors open, from top to bottom. */
  rows: readonly Row[];
  placeOf: (row: Row) => TreePlace;
  renderLabel: (row: Row) => ReactNode;
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
  const { label, header, rows, placeOf, renderLabel, selected, onSelect, onToggle, below = 0 } = props;
  const styles = useStyles2(treeStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const id = useId();
  const height = useFillHeight(scrolled, below);
  const { virtualizer, reveal } = useVirtualRows(scrolled, rows.length, ROW_HEIGHT);
  const width = useWidth(scrolled);
  const columns = props.columns.filter(({ from = 0 }) => width === 0 || width >= from);
  const tracks = ['minmax(180px, 1fr)', ...columns.map(({ width }) => width)].join(' ');

  useEffect(() => {
    if (selected >= 0) {
      reveal(selected);
    }
  }, [selected, reveal]);

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
      data-testid={props['data-testid']}
    >
      <div className={cx(styles.row, styles.header)} style={{ gridTemplateColumns: tracks }} aria-hidden>
        <span>{header}</span>
        {columns.map((column) => (
          <span key={column.id} className={styles.figure}>
            {column.header}
          </span>
        ))}
      </div>
      <div role="none" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) {
            return null;
          }
          const place = placeOf(row);
          return (
            // The tree has the focus and hears the keys for all of its rows.
            <div
              key={place.key}
              id={`${id}${index}`}
              role="treeitem"
              aria-level={place.level}
              aria-posinset={place.position}
              aria-setsize={place.siblings}
              aria-expanded={place.open}
              aria-selected={index === selected}
              className={cx(styles.row, styles.item, index === selected && styles.selected)}
              style={{ gridTemplateColumns: tracks, transform: `translateY(${start - ROW_HEIGHT}px)` }}
              onClick={() => onSelect(row)}
              onDoubleClick={() => onToggle(row)}
              data-testid={props.rowTestId}
            >
              <span className={styles.label} style={{ paddingLeft: (place.level - 1) * INDENT }}>
                <Toggle open={place.open} onToggle={() => onToggle(row)} />
                {renderLabel(row)}
              </span>
              {columns.map((column) => (
                <span key={column.id} className={styles.figure}>
                  {column.render(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Pixels by which each level is set in. */
const INDENT = 16;

/** For the mouse only: by keyboard the arrows open and close. */
function Toggle({ open, onToggle }: { open: boolean | undefined; onToggle: () => void }) {
  const styles = useStyles2(treeStyles);
  if (open === undefined) {
    return <span className={styles.toggle} />;
  }
  return (
    <span
      className={styles.toggle}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon name={open ? 'angle-down' : 'angle-right'} size="sm" />
    </span>
  );
}
