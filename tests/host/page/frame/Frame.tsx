import { type NavModelItem } from '@grafana/data';
import { config } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode, createContext, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';

import { frameStyles } from './styles';

const [app] = config.bootData.navTree as [NavModelItem];
const entries = app.children ?? [];

/** The menu entry that the address is in, and how a page tells the frame what it is. */
export const FrameContext = createContext({ section: app, showPage: (_?: NavModelItem): void => undefined });

const pathOf = (item?: NavModelItem) => item?.url?.split('?')[0];

/** From the app down to the page; a page with the address of its menu entry takes the entry's place. */
function crumbsOf(section: NavModelItem, page?: NavModelItem): NavModelItem[] {
  const pages: NavModelItem[] = [];
  for (let item = page; item; item = item.parentItem) {
    pages.unshift(item);
  }
  const above = [...new Set([app, section])].filter((item) => pathOf(item) !== pathOf(pages[0]));
  return [...above, ...pages].filter(({ hideFromBreadcrumbs, text }) => !hideFromBreadcrumbs && text);
}

/** Menu and breadcrumbs around a page of the plugin. */
export function Frame({ children }: { children: ReactNode }) {
  const styles = useStyles2(frameStyles);
  const { pathname } = useLocation();
  const [page, showPage] = useState<NavModelItem>();
  const section = entries.find(({ url }) => url && `${pathname}/`.startsWith(`${url}/`)) ?? app;
  const context = useMemo(() => ({ section, showPage }), [section]);
  const crumbs = crumbsOf(section, page);
  const title = [...crumbs.map(({ text }) => text).reverse(), 'host page'].join(' - ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <FrameContext.Provider value={context}>
      <nav className={styles.menu} aria-label="Menu">
        {[app, ...entries].map((item) => (
          <a key={item.id} href={item.url} aria-current={item === section ? 'page' : undefined}>
            {item.img && <img src={item.img} alt="" width={20} height={20} />}
            {item.text}
          </a>
        ))}
      </nav>
      <nav className={styles.header} aria-label="Breadcrumbs">
        {crumbs.map(({ text, url }, index) => (
          <a key={index} href={url} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {text}
          </a>
        ))}
      </nav>
      <main id="pageContent" className={styles.main}>
        {children}
      </main>
    </FrameContext.Provider>
  );
}
