import { css } from '@emotion/css';
import { type TimeRange } from '@grafana/data';
import {
  EmbeddedScene,
  SceneAppPage,
  type SceneComponentProps,
  sceneGraph,
  SceneObjectBase,
  type SceneObjectState,
} from '@grafana/scenes';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, type ComponentType } from 'react';

import { AppBoundary } from './AppBoundary';
import { type AppSources, useAppState } from './appContext';
import { CapabilityNotices } from './CapabilityNotices';

/** What the app hands to every page. A page declares the part that it needs. */
export interface PageProps {
  sources: AppSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
  /** Names the page by what it shows. */
  onTitle: (title: string) => void;
}

interface PageSceneState extends SceneObjectState {
  page: ComponentType<PageProps>;
}

/** A page made of plain React, under the time range and refresh interval of its scene. */
class PageScene extends SceneObjectBase<PageSceneState> {
  public static Component = PageSceneView;
}

function PageSceneView({ model }: SceneComponentProps<PageScene>) {
  const styles = useStyles2(getStyles);
  const { page: Page } = model.useState();
  const { sources, limitations, recheck } = useAppState();
  const range = sceneGraph.getTimeRange(model);
  const { value } = range.useState();
  const onTitle = useCallback(
    (title: string) => sceneGraph.getAncestor(model, SceneAppPage).setState({ title }),
    [model]
  );
  return (
    <div className={styles.page}>
      <AppBoundary>
        <CapabilityNotices limitations={limitations} onRetry={recheck} />
        <Page sources={sources} timeRange={value} timeZone={range.getTimeZone()} onTitle={onTitle} />
      </AppBoundary>
    </div>
  );
}

const getStyles = () => ({
  // A scene lays its body out in a row.
  page: css({ width: '100%', minWidth: 0 }),
});

/** The scene of a page. */
export function pageScene(page: ComponentType<PageProps>): EmbeddedScene {
  return new EmbeddedScene({ body: new PageScene({ page }) });
}
