import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { figureTable } from './figureTable.styles';

/** One column of a table of figures. */
export interface FigureColumn<Row> {
  id: string;
  header: string;
  /** What the header stands for, where it is empty. */
  description?: string;
  /** Words: at the left, where they wrap. The first column, which names its row, is so without being told. */
  text?: boolean;
  /** Of its cells below the header. */
  className?: string;
  /** What a cell says when it is pointed at. */
  title?: (row: Row) => string | undefined;
  render: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** What is in the table, where no caption says so. */
  label?: string;
  caption?: ReactNode;
  columns: ReadonlyArray<FigureColumn<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  className?: string;
  'data-testid'?: string;
  rowTestId?: string;
}

/** A short table: all of its rows are in the document, each named by its first cell. `VirtualGrid` is for long ones. */
export function FigureTable<Row>({ label, caption, columns, rows, rowKey, className, rowTestId, ...rest }: Props<Row>) {
  const styles = useStyles2(getStyles);
  return (
    <table className={cx(styles.table, className)} aria-label={label} data-testid={rest['data-testid']}>
      {caption !== undefined && <caption className={styles.caption}>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ id, header, description, text }) => (
            <th key={id} scope="col" aria-label={description} className={text === true ? 'text' : undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-testid={rowTestId}>
            {columns.map(({ id, text, className: own, title, render }, place) =>
              place === 0 ? (
                <th key={id} scope="row" className={own} title={title?.(row)}>
                  {render(row)}
                </th>
              ) : (
                <td key={id} className={cx(text === true && 'text', own)} title={title?.(row)}>
                  {render(row)}
                </td>
              )
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: figureTable(theme),
  caption: css({
    captionSide: 'top',
    padding: theme.spacing(0.5, 0),
    color: theme.colors.text.secondary,
    textAlign: 'left',
  }),
});
