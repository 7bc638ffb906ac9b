import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { partStyles } from '../styles';
import { type ChangedLine } from './whatIf';

/** What would have to be written into files so that what was tried becomes the rule. The page itself writes nothing. */
export function ChangedLines({ lines, profile }: { lines: readonly ChangedLine[]; profile: string }) {
  const part = useStyles2(partStyles);
  if (lines.length === 0) {
    return null;
  }
  return (
    <div data-testid={TEST_IDS.reliability.changes}>
      <p className={part.quiet}>
        {t('reliability.what-if.change', 'To keep it, change this, run npm run rules and reload Prometheus:')}
        {lines.some(({ shared }) => shared) &&
          ` ${t('reliability.what-if.shared', 'Windows are those of the profile {{profile}}: they change for every objective that uses it.', { profile, interpolation: AS_TEXT })}`}
      </p>
      <table className={part.table}>
        <tbody>
          {lines.map(({ file, line, text }) => (
            <tr key={`${file}:${line}`}>
              <th scope="row">
                {t('reliability.place', '{{file}}, line {{line}}', { file, line, interpolation: AS_TEXT })}
              </th>
              <td className="text">
                <code>{text}</code>
              </td>
              <td>
                <ClipboardButton
                  icon="copy"
                  size="sm"
                  variant="secondary"
                  fill="text"
                  getText={() => text}
                  aria-label={t('reliability.what-if.copy', 'Copy {{text}}', { text, interpolation: AS_TEXT })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
