import { t } from '@grafana/i18n';

import { type Call } from '../../../model/session';
import { plainName, plainText } from '../../../ui/plainText';

/** The model that answered, else the one that was asked; the name of the tool. */
export function titleOfCall(call: Call): string {
  if (call.kind === 'tool') {
    return plainName(call.name);
  }
  const model = call.responseModel ?? call.requestModel;
  return model === undefined ? t('session.tree.unknown-model', 'unknown model') : plainName(model);
}

/** What is known of a call's error, in one line. */
export function errorText({ error }: Call): string {
  const parts = [error?.httpStatus, error?.type, error?.message].filter((part) => part !== undefined);
  return plainText(parts.join(' · ')).text;
}
