import { t, Trans } from '@grafana/i18n';
import { Button, Checkbox } from '@grafana/ui';
import React, { memo } from 'react';

import { useUrlQuery } from '../../../ui/useUrlQuery';
import { fit, type Viewport, ZOOM_STEP, zoomedInPlace } from './viewport';

interface Props {
  change: (change: (viewport: Viewport) => Viewport) => void;
  /** Of the axis. */
  length: number;
  wholeGaps: boolean;
  onlyPath: boolean;
}

/** What is to be seen of the session; stays as it is while one zooms and pans. */
export const TimelineTools = memo(function TimelineTools({ change, length, wholeGaps, onlyPath }: Props) {
  const [, changeUrl] = useUrlQuery();
  const zoom = (factor: number) => change((before) => zoomedInPlace(before, factor, length));
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="search-plus"
        aria-label={t('session.timeline.zoom-in', 'Zoom in')}
        onClick={() => zoom(ZOOM_STEP)}
      />
      <Button
        size="sm"
        variant="secondary"
        icon="search-minus"
        aria-label={t('session.timeline.zoom-out', 'Zoom out')}
        onClick={() => zoom(1 / ZOOM_STEP)}
      />
      <Button size="sm" variant="secondary" onClick={() => change(() => fit(length))}>
        <Trans i18nKey="session.timeline.fit">Fit (f)</Trans>
      </Button>
      <Checkbox
        label={t('session.timeline.collapse', 'Collapse gaps')}
        value={!wholeGaps}
        onChange={({ currentTarget }) => changeUrl({ gaps: currentTarget.checked ? null : 'whole' }, 'replace')}
      />
      <Checkbox
        label={t('session.timeline.path', 'Critical path')}
        value={onlyPath}
        onChange={({ currentTarget }) => changeUrl({ path: currentTarget.checked ? '1' : null }, 'replace')}
      />
    </>
  );
});
