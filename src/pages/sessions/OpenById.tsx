import { t } from '@grafana/i18n';
import { Icon, TextLink } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { listedSessionUrl } from '../../ui/links';

interface Props {
  /** What somebody typed or pasted to search with. */
  text: string;
  /** Ids that the list shows. */
  shown: readonly string[];
  /** The list's query. */
  search: string;
}

/** Characters of the shortest id that people paste. */
const SHORTEST = 8;

/**
 * The way from a pasted id to its session, whether the list has it or not: the session's own page knows ids of sessions,
 * traces, answers and calls.
 */
export function OpenById({ text, shown, search }: Props) {
  const id = text.trim();
  if (!looksLikeId(id) || shown.includes(id)) {
    return null;
  }
  return (
    <div data-testid={TEST_IDS.sessions.openById}>
      <Icon name="search" size="sm" aria-hidden />{' '}
      <TextLink href={listedSessionUrl(id, search)} inline>
        {t('sessions.open-by-id', 'Find the session, trace, answer or call with the id {{id}}', {
          id,
          interpolation: AS_TEXT,
        })}
      </TextLink>
    </div>
  );
}

/** One word with a digit in it. */
function looksLikeId(text: string): boolean {
  return text.length >= SHORTEST && /\d/.test(text) && !/\s/.test(text);
}
