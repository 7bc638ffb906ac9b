import { useStyles2 } from '@grafana/ui';
import React, { memo, type ReactNode } from 'react';

import { StockIcon } from './StockIcon';
import { treeStyles } from './VirtualTree.styles';

/** Where a row stands in the tree, for drawing and for those who do not see it. */
export interface TreePlace {
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

interface Props<Row> extends TreePlace {
  row: Row;
  /** Its place among the rows that can be seen: what a click on it is told apart by. */
  index: number;
  id: string;
  columns: ReadonlyArray<TreeColumn<Row>>;
  renderLabel: (row: Row, open: boolean) => ReactNode;
  /** Widths of the columns, as CSS grids have them. */
  tracks: string;
  /** Pixels from the top of the rows. */
  top: number;
  selected: boolean;
  'data-testid'?: string;
}

/** Pixels by which each level is set in. */
const INDENT = 16;

/** Marks what opens and closes a row: for the mouse only, as by keyboard the arrows do. */
export const TOGGLE = 'data-toggle';
/** Holds a row's `index`. Grafana's style sheets have rules for what is inside `data-index`: all of it would be styled anew. */
export const INDEX = 'data-row';

/** One row of a tree; rendered anew only when something of it changes, and so not by scrolling. */
export const TreeRow = memo(function TreeRow<Row>(props: Props<Row>) {
  const { row, index, id, columns, renderLabel, tracks, top, selected, level, position, siblings, open } = props;
  const styles = useStyles2(treeStyles);
  return (
    // The tree has the focus and hears keys and clicks for all of its rows.
    <div
      id={id}
      {...{ [INDEX]: index }}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open}
      aria-selected={selected}
      className={selected ? styles.selected : styles.item}
      style={{ gridTemplateColumns: tracks, top }}
      data-testid={props['data-testid']}
    >
      <span className={styles.label} style={{ paddingLeft: (level - 1) * INDENT }}>
        <span className={styles.toggle} {...(open === undefined ? undefined : { [TOGGLE]: true })}>
          {open !== undefined && <StockIcon name={open ? 'angle-down' : 'angle-right'} />}
        </span>
        {renderLabel(row, open === true)}
      </span>
      {columns.map((column) => (
        <span key={column.id} className={styles.figure}>
          {column.render(row)}
        </span>
      ))}
    </div>
  );
}) as <Row>(props: Props<Row>) => ReactNode;
