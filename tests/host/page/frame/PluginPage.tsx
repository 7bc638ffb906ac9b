import { cx } from '@emotion/css';
import { PageLayoutType } from '@grafana/data';
import { type PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import React, { useContext, useLayoutEffect } from 'react';

import { FrameContext } from './Frame';
import { pageStyles } from './styles';

/** What `PluginPage` of `@grafana/runtime` is here: title, subtitle, actions and tabs as in Grafana. */
export function PluginPage({ pageNav, actions, subTitle, renderTitle, layout, children }: PluginPageProps) {
  const styles = useStyles2(pageStyles);
  const { section, showPage } = useContext(FrameContext);
  useLayoutEffect(() => showPage(pageNav), [showPage, pageNav]);
  if (layout === PageLayoutType.Custom) {
    return <>{children}</>;
  }
  const standard = layout !== PageLayoutType.Canvas;
  const { text, subTitle: described, children: tabs } = pageNav ?? section;
  return (
    <div className={cx(styles.canvas, standard && styles.standard)}>
      {standard && (
        <>
          <div className={styles.heading}>
            {renderTitle ? renderTitle(text) : <h1>{text}</h1>}
            {actions}
          </div>
          <div className={styles.subTitle}>{subTitle ?? described}</div>
        </>
      )}
      {standard && pageNav && tabs && (
        <TabsBar className={styles.tabs}>
          {tabs.map(
            ({ hideFromTabs, url, text: label, active, tabCounter }) =>
              !hideFromTabs && <Tab key={url} label={label} active={active} href={url} counter={tabCounter} />
          )}
        </TabsBar>
      )}
      {children}
    </div>
  );
}
