import { AppPlugin, type AppPluginMeta, type AppRootProps, type PluginConfigPageProps } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import React, { lazy } from 'react';

import { AppBoundary } from './app/AppBoundary';
import { addedLinks } from './app/extensions/addedLinks';
import { PLUGIN_ID } from './constants';

// Texts must be there before anything renders, Scenes included.
await initPluginTranslations(PLUGIN_ID);

const App = lazy(() => import(/* webpackChunkName: "app" */ './app/App'));
const ConfigurationPage = lazy(
  () => import(/* webpackChunkName: "configuration" */ './app/configuration/ConfigurationPage')
);

const Root = (props: AppRootProps) => (
  <AppBoundary>
    <App {...props} />
  </AppBoundary>
);

const Configuration = (props: PluginConfigPageProps<AppPluginMeta>) => (
  <AppBoundary>
    <ConfigurationPage {...props} />
  </AppBoundary>
);

export const plugin = new AppPlugin().setRootPage(Root).addConfigPage({
  title: t('configuration.title', 'Configuration'),
  icon: 'cog',
  id: 'configuration',
  body: Configuration,
});

addedLinks().forEach((link) => plugin.addLink(link));
