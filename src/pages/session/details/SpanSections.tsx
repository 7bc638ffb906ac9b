import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type RawSpan, type SpanEvent } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { formatDuration, formatTimeOfDay } from '../../../ui/format';
import { Section } from '../../../ui/Section';
import { AttributeTable } from './AttributeTable';

interface Props {
  span: RawSpan;
  /** Spans directly below it. */
  below: readonly RawSpan[];
  timeZone: TimeZone;
}

/** Everything that a span says, nothing left out. */
export function SpanSections({ span, below, timeZone }: Props) {
  const attributes = t('session.details.attributes', 'Attributes');
  const resource = t('session.details.resource', 'Resource');
  return (
    <>
      <Section title={attributes} count={span.attributes.length} openAtFirst data-testid={TEST_IDS.session.attributes}>
        {() => <AttributeTable label={attributes} attributes={span.attributes} />}
      </Section>
      <Section
        title={t('session.details.events', 'Events')}
        count={span.events.length}
        openAtFirst={span.events.length > 0}
      >
        {() => span.events.map((event, index) => <EventBlock key={index} event={event} timeZone={timeZone} />)}
      </Section>
      {below.length > 0 && (
        <Section title={t('session.details.below', 'Spans below')} count={below.length}>
          {() => <SpanList spans={below} timeZone={timeZone} />}
        </Section>
      )}
      <Section title={resource} count={span.emitter.resource.length}>
        {() => <AttributeTable label={resource} attributes={span.emitter.resource} />}
      </Section>
    </>
  );
}

function EventBlock({ event, timeZone }: { event: SpanEvent; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.event}>
      <time>{formatTimeOfDay(event.time, timeZone)}</time> <strong>{event.name}</strong>
      <AttributeTable label={event.name} attributes={event.attributes} />
    </div>
  );
}

function SpanList({ spans, timeZone }: { spans: readonly RawSpan[]; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.spans}>
      {spans.map((span, index) => (
        <li key={index} className={span.status === 'error' ? styles.failed : undefined}>
          <span>{formatTimeOfDay(span.start, timeZone)}</span>
          <span className={styles.name}>{span.name}</span>
          <span>{formatDuration(span.end - span.start)}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  event: css({ marginBottom: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  spans: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    li: {
      display: 'grid',
      gridTemplateColumns: 'auto 1fr auto',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
  }),
  name: css({ overflowWrap: 'anywhere' }),
  failed: css({ color: theme.colors.error.text }),
});
