import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { plainAttributes, textOf } from '../../../model/otlp/attributes';
import { type KeyValue } from '../../../model/telemetry';
import { LongText } from '../../../ui/LongText';

/** Attributes as they came, sorted by name. */
export function AttributeTable({ label, attributes }: { label: string; attributes: readonly KeyValue[] }) {
  const styles = useStyles2(getStyles);
  const entries = Object.entries(plainAttributes(attributes)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) {
    return <p className={styles.none}>{t('session.attributes.none', 'None.')}</p>;
  }
  return (
    <table aria-label={label} className={styles.table}>
      <tbody>
        {entries.map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td>
              <LongText text={textOf(value)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ margin: 0, color: theme.colors.text.secondary }),
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': {
      padding: theme.spacing(0.5, 1, 0.5, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    th: { width: '40%', color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
});
