import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Call } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { toolUrl } from '../../../ui/links';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type DetailSources } from './detailSources';

interface Props {
  /** Of the selected part; undefined where only log records tell of it, and for the session. */
  span: RawSpan | undefined;
  call: Call | undefined;
  sources: DetailSources;
}

/** The ways from a part of the session to what other pages know of it. */
export function SpanLinks({ span, call, sources }: Props) {
  const styles = useStyles2(getStyles);
  const { traceUrl, logsUrl, metricsUrl, platform } = sources;
  const [search] = useUrlQuery();
  const elsewhere = platform(span);
  return (
    <div className={styles.links}>
      {span && traceUrl && (
        <Out
          icon="compass"
          href={traceUrl(span)}
          text={t('session.details.explore', 'Trace in Explore')}
          testId={TEST_IDS.session.explore}
        />
      )}
      {span && logsUrl && (
        <Out
          icon="gf-logs"
          href={logsUrl(span)}
          text={t('session.details.explore-logs', 'Logs')}
          testId={TEST_IDS.session.exploreLogs}
        />
      )}
      {call && metricsUrl && (
        <Out
          icon="graph-bar"
          href={metricsUrl(call)}
          text={
            call.kind === 'tool'
              ? t('session.details.explore-tool', 'Metrics of the tool')
              : t('session.details.explore-model', 'Metrics of the model')
          }
          testId={TEST_IDS.session.exploreMetrics}
        />
      )}
      {call?.kind === 'tool' && call.name !== '' && (
        <LinkButton
          size="sm"
          variant="secondary"
          icon="wrench"
          href={toolUrl(call.name, search)}
          data-testid={TEST_IDS.session.toolPage}
        >
          {t('session.details.tool-page', 'All calls of the tool')}
        </LinkButton>
      )}
      {elsewhere && (
        <Out
          icon="external-link-alt"
          href={elsewhere.url}
          text={t('session.details.platform', 'On {{host}}', { host: elsewhere.host, interpolation: AS_TEXT })}
          testId={TEST_IDS.session.platform}
        />
      )}
      {span && (
        <>
          <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => span.traceId}>
            <Trans i18nKey="session.details.copy-trace">Trace id</Trans>
          </ClipboardButton>
          <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => span.spanId}>
            <Trans i18nKey="session.details.copy-span">Span id</Trans>
          </ClipboardButton>
        </>
      )}
    </div>
  );
}

function Out({ icon, href, text, testId }: { icon: IconName; href: string; text: string; testId: string }) {
  return (
    <LinkButton
      size="sm"
      variant="secondary"
      icon={icon}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      data-testid={testId}
    >
      {text}
    </LinkButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  links: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
});
