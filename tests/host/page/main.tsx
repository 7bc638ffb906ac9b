import { type GrafanaConfig, locationUtil } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { config, locationService } from '@grafana/runtime';
import React from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { loadPlugin } from './loadPlugin';
import { installServices } from './services/install';

/** Plain anchors navigate inside the page, as in Grafana. */
function followLink(event: MouseEvent): void {
  const anchor = event.target instanceof Element ? event.target.closest('a') : null;
  const href = anchor?.getAttribute('href');
  if (href?.startsWith('/') && !anchor?.target && !event.ctrlKey && !event.metaKey && !event.defaultPrevented) {
    event.preventDefault();
    locationService.push(href);
  }
}

async function start(): Promise<void> {
  // The texts of @grafana/ui, which are in Grafana's namespace.
  await initPluginTranslations('grafana');
  locationUtil.initialize({
    config: config.bootData.settings as GrafanaConfig,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: '', to: '' }),
  });
  installServices();
  document.addEventListener('click', followLink);
  const [app] = config.bootData.navTree;
  const plugin = await loadPlugin(app?.id ?? '');
  createRoot(document.getElementById('reactRoot')!).render(<App plugin={plugin} />);
}

start().catch((error) => {
  console.error('The host page could not start the plugin.', error);
  document.body.append(`The host page could not start the plugin: ${error.message ?? error}`);
});
