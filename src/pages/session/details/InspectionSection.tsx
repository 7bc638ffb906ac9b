import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect } from 'react';

import { type InspectedField, type InspectedRecord, type Inspection, MAX_RECORDS } from '../../../dialects/inspect';
import { TEST_IDS } from '../../../testIds';
import { formatCount } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { Notice } from '../../../ui/Notice';
import { plainText } from '../../../ui/plainText';
import { Section } from '../../../ui/Section';
import { useLatest } from '../../../ui/useLatest';
import { AttributeTable } from './AttributeTable';

interface Props {
  /** Says how the selected part was read; undefined where it is nothing that records tell of. */
  load: () => Promise<Inspection | undefined>;
}

/** Where every figure and name of the selected part was read, asked for when it is opened. */
export function InspectionSection({ load }: Props) {
  return (
    <Section title={t('session.inspect.title', 'Where it was read')} data-testid={TEST_IDS.session.inspection}>
      {() => <Loaded load={load} />}
    </Section>
  );
}

function Loaded({ load }: Props) {
  const styles = useStyles2(getStyles);
  const { value: inspection, error, pending, start } = useLatest<Inspection | undefined>();
  const look = useCallback(() => start(load), [start, load]);
  useEffect(look, [look]);
  if (error !== undefined) {
    return (
      <Notice severity="error" onRetry={look}>
        {t('session.inspect.failed', 'The records could not be read again: {{message}}', {
          message: error instanceof Error ? error.message : String(error),
          interpolation: AS_TEXT,
        })}
      </Notice>
    );
  }
  if (inspection === undefined) {
    return pending ? (
      <LoadingPlaceholder text={t('session.inspect.loading', 'Reading the records again…')} />
    ) : (
      <p className={styles.quiet}>{t('session.inspect.none', 'No record of its own tells of it.')}</p>
    );
  }
  const { records, count, fields, unread } = inspection;
  return (
    <div className={styles.inspection}>
      <p className={styles.quiet}>{mergedText(count)}</p>
      <FieldTable fields={fields} records={records} />
      {unread.length > 0 && (
        <p className={styles.quiet}>
          {t('session.inspect.unread', 'Not understood, though it looks as if it mattered: {{names}}', {
            names: unread.join(', '),
            interpolation: AS_TEXT,
          })}
        </p>
      )}
      {records.length > 1 &&
        records.slice(0, MOST_RECORDS).map((record, index) => (
          <Section key={index} title={recordText(record, index)} count={record.attributes.length}>
            {() => <AttributeTable label={recordText(record, index)} attributes={record.attributes} />}
          </Section>
        ))}
    </div>
  );
}

/** Records whose attributes are shown; the table names the others by number. */
const MOST_RECORDS = 20;

function mergedText(count: number): string {
  if (count > MAX_RECORDS) {
    return t(
      'session.inspect.merged-many',
      'Read from {{count}} records; the first {{shown}} of them were looked at.',
      {
        count,
        shown: formatCount(MAX_RECORDS),
      }
    );
  }
  return t(
    'session.inspect.merged',
    'Merged from {{count}} records that tell of the same; the first to tell a field is believed.',
    {
      count,
      defaultValue_one: 'Read from one record.',
    }
  );
}

function recordText({ signal, name, dialect }: InspectedRecord, index: number): string {
  return t('session.inspect.record', '{{number}}: {{signal}} {{name}}, as {{dialect}} writes it', {
    number: index + 1,
    signal: signal === 'span' ? t('session.inspect.span', 'span') : t('session.inspect.log', 'log record'),
    name,
    dialect,
    interpolation: AS_TEXT,
  });
}

function FieldTable({ fields, records }: { fields: readonly InspectedField[]; records: readonly InspectedRecord[] }) {
  const styles = useStyles2(getStyles);
  return (
    <table
      className={styles.table}
      aria-label={t('session.inspect.fields', 'Fields and the attributes they were read from')}
    >
      <thead>
        <tr>
          <th scope="col">{t('session.inspect.field', 'Field')}</th>
          <th scope="col">{t('session.inspect.attribute', 'Attribute')}</th>
          <th scope="col">{t('session.inspect.written', 'As written')}</th>
          {records.length > 1 && <th scope="col">{t('session.inspect.record-number', 'Record')}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, key, place, written, record }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>
              {key ?? t('session.inspect.worked-out', 'worked out from several')}
              {place === 'resource' && ` (${t('session.inspect.of-resource', 'resource')})`}
              {place === 'event' && ` (${t('session.inspect.of-event', 'event')})`}
            </td>
            <td>{written === undefined ? '' : plainText(written).text}</td>
            {records.length > 1 && <td>{record + 1}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  inspection: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  quiet: css({
    margin: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': {
      padding: theme.spacing(0.25, 1, 0.25, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      fontWeight: theme.typography.fontWeightRegular,
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    'thead th, tbody th': { color: theme.colors.text.secondary },
    'td:nth-child(2)': { fontFamily: theme.typography.fontFamilyMonospace },
  }),
});
