import { type AppPlugin, type AppRootProps, PluginContextProvider, ThemeContext } from '@grafana/data';
import { LocationServiceProvider, config, locationSearchToObject, locationService } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import React from 'react';
import { Router } from 'react-router-dom';
import { CompatRouter, Navigate, useLocation, useRoutes } from 'react-router-dom-v5-compat';

import { Frame } from './frame/Frame';
import { PluginPage } from './frame/PluginPage';
import { OutsidePage } from './OutsidePage';

type Props = { plugin: AppPlugin };

function RootPage({ plugin }: Props) {
  const { pathname, search } = useLocation();
  const query = locationSearchToObject(search) as AppRootProps['query'];
  return plugin.root ? (
    <plugin.root meta={plugin.meta} basename={pathname} path={pathname} query={query} onNavChanged={() => undefined} />
  ) : (
    <Alert severity="warning" title="No root app page component found" />
  );
}

function ConfigPage({ plugin }: Props) {
  const { search } = useLocation();
  const { configPages = [], meta } = plugin;
  const shown = configPages.find(({ id }) => id === new URLSearchParams(search).get('page')) ?? configPages[0];
  const tabs = configPages.map(({ id, title }) => ({
    text: title,
    url: `plugins/${meta.id}?page=${id}`,
    active: id === shown?.id,
  }));
  const pageNav = { text: meta.name, hideFromBreadcrumbs: true, subTitle: meta.info.description };
  return (
    <PluginPage pageNav={{ ...pageNav, children: tabs }}>
      {shown && <shown.body plugin={plugin} query={locationSearchToObject(search)} />}
    </PluginPage>
  );
}

function Page({ plugin }: Props) {
  const { id, defaultNavUrl } = plugin.meta;
  return useRoutes([
    { path: `/a/${id}/*`, element: <RootPage plugin={plugin} /> },
    { path: `/plugins/${id}`, element: <ConfigPage plugin={plugin} /> },
    { path: '/', element: <Navigate to={defaultNavUrl ?? ''} replace /> },
    { path: '*', element: <OutsidePage /> },
  ]);
}

/** Grafana's providers and routes, as far as an app plugin meets them. */
export const App = ({ plugin }: Props) => (
  <ThemeContext.Provider value={config.theme2}>
    <Router history={locationService.getHistory()}>
      <LocationServiceProvider service={locationService}>
        <CompatRouter>
          <ModalsProvider>
            <GlobalStyles />
            <Frame>
              <ErrorBoundaryAlert style="page">
                <PluginContextProvider meta={plugin.meta}>
                  <Page plugin={plugin} />
                </PluginContextProvider>
              </ErrorBoundaryAlert>
            </Frame>
            <ModalRoot />
            <PortalContainer />
          </ModalsProvider>
        </CompatRouter>
      </LocationServiceProvider>
    </Router>
  </ThemeContext.Provider>
);
