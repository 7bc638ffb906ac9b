import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';

/** There is nothing to read objectives from. */
export function NoPrometheus() {
  return (
    <EmptyReason
      reason={t('reliability.empty.no-source', 'Grafana has no Prometheus data source that you may query.')}
      data-testid={TEST_IDS.reliability.empty}
    >
      {t(
        'reliability.empty.no-source-next',
        'Add one under Connections, or ask an administrator for permission to query it; then choose it on the configuration page of this app.'
      )}
    </EmptyReason>
  );
}

/** Prometheus did not answer; the notice above says why. */
export function PrometheusFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyReason
      reason={t('reliability.empty.failed', 'Whether there are objectives is not known: Prometheus did not answer.')}
      data-testid={TEST_IDS.reliability.empty}
    >
      <Button variant="secondary" icon="sync" onClick={onRetry}>
        <Trans i18nKey="reliability.empty.retry">Try again</Trans>
      </Button>
    </EmptyReason>
  );
}

/** Prometheus has no series of the rules. */
export function NoRules({ name }: { name: string }) {
  return (
    <EmptyReason
      reason={t('reliability.empty.no-rules', '{{name}} evaluates none of the recorder’s rules.', {
        name,
        interpolation: { escapeValue: false },
      })}
      data-testid={TEST_IDS.reliability.empty}
    >
      {t(
        'reliability.empty.no-rules-next',
        'Load alert-rules/generated/prometheus into it (rule_files in its configuration) and reload it; objectives show up within two minutes. If they are loaded, they failed in the last five minutes: see its page of rules.'
      )}
    </EmptyReason>
  );
}
