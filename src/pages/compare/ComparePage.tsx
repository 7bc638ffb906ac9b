import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React, { useMemo } from 'react';

import { type SessionSources as LoadedFrom } from '../../loading/session/load/loadSession';
import { type SessionSources as ListedFrom } from '../../loading/sessions/loadSessions';
import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { PageFrame } from '../../ui/PageFrame';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { IdsForm } from './choose/IdsForm';
import { OtherSessions } from './choose/OtherSessions';
import { ComparisonView } from './ComparisonView';
import { readView, viewParameters } from './view';

interface Props {
  sources: LoadedFrom & ListedFrom;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Two sessions side by side: what they came to, and their steps beside each other from the first that differs. */
export default function ComparePage({ sources, timeRange, timeZone }: Props) {
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const { left, right } = view.ids;
  const chosen = left || right;

  const content = () => {
    if (chosen === '') {
      return (
        <EmptyReason
          reason={t('compare.empty.none', 'Which sessions are to be compared?')}
          data-testid={TEST_IDS.compare.empty}
        >
          {t(
            'compare.empty.none-next',
            'Paste two ids above, select two rows in the list of sessions, or open a session and choose Compare.'
          )}
        </EmptyReason>
      );
    }
    if (left === '' || right === '') {
      return <OtherSessions sources={sources} than={chosen} view={view} timeRange={timeRange} timeZone={timeZone} />;
    }
    if (left === right) {
      return (
        <EmptyReason
          reason={t('compare.empty.same', 'The same id stands on both sides.')}
          data-testid={TEST_IDS.compare.empty}
        >
          {t('compare.empty.same-next', 'Put the id of another session on one of them.')}
        </EmptyReason>
      );
    }
    return (
      <ComparisonView
        key={JSON.stringify([left, right])}
        sources={sources}
        view={view}
        timeRange={timeRange}
        timeZone={timeZone}
      />
    );
  };

  return (
    <PageFrame
      totals={
        <IdsForm
          key={JSON.stringify([left, right])}
          ids={view.ids}
          onChange={(ids, at) => changeUrl(viewParameters({ ...view, ids, at: at === 'kept' ? view.at : '' }), 'push')}
        />
      }
      shortcuts={shortcuts()}
    >
      <IgnoredParameters names={view.ignored} data-testid={TEST_IDS.compare.ignored} />
      {content()}
    </PageFrame>
  );
}

function shortcuts() {
  return [
    { keys: ['j', 'k'], does: t('compare.shortcuts.step', 'Go to the next or previous row') },
    { keys: ['n', 'p'], does: t('compare.shortcuts.difference', 'Go to the next or previous difference') },
    { keys: ['x'], does: t('compare.shortcuts.swap', 'Change sides') },
    { keys: ['a'], does: t('compare.shortcuts.all', 'Show or fold what is the same on both sides') },
    { keys: ['↑', '↓'], does: t('compare.shortcuts.move', 'Go to the row above or below, in the list') },
    { keys: ['Page up', 'Page down'], does: t('compare.shortcuts.page', 'Go a screen up or down, in the list') },
    { keys: ['Home', 'End'], does: t('compare.shortcuts.ends', 'Go to the first or last row, in the list') },
    { keys: ['?'], does: t('compare.shortcuts.help', 'Show this help') },
  ];
}
