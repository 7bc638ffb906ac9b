import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ErrorInfo } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { LongText } from '../../../ui/LongText';

/** The error of a run or call, as its emitter told it. */
export function ErrorBox({ error }: { error: ErrorInfo }) {
  const styles = useStyles2(getStyles);
  const head = [error.type, error.httpStatus === undefined ? undefined : `HTTP ${error.httpStatus}`]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <div className={styles.box} data-testid={TEST_IDS.session.error}>
      <strong>{head === '' ? t('session.error.untyped', 'Error without a type') : head}</strong>
      {error.message !== undefined && (
        <div className={styles.message}>
          <LongText text={error.message} />
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1),
    borderLeft: `3px solid ${theme.colors.error.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  message: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.primary }),
});
