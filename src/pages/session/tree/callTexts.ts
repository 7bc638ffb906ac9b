import { t } from '@grafana/i18n';

import { type Call } from '../../../model/session';
import { plainText } from '../../../ui/plainText';

/** The model that answered, else the one that was asked; the name of the tool. */
export function titleOfCall(call: Call): string {
  if (call.kind === 'tool') {
    return plainText(call.name).text;
  }
  return call.responseModel ?? call.requestModel ?? t('session.tree.unknown-model', 'unknown model');
}

/** What is known of a call's error, in one line. */
export function errorText({ error }: Call): string {
  const parts = [error?.httpStatus, error?.type, error?.message].filter((part) => part !== undefined);
  return plainText(parts.join(' · ')).text;
}
