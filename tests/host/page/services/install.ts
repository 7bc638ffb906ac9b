import { EventBusSrv, setTimeZoneResolver } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { setPluginPage } from '@grafana/runtime/dist/esm/components/PluginPage.mjs';
import { startLine } from 'host:line';

import { PluginPage } from '../frame/PluginPage';
import { HEADER_HEIGHT } from '../frame/styles';
import { HostBackendSrv } from './backendSrv';
import { HostDataSourceSrv } from './dataSourceSrv';

const nothing = () => undefined;

/** Puts this page's services where `@grafana/runtime` and `@grafana/data` expect Grafana's own. */
export function installServices(): void {
  const { user } = runtime.config.bootData;
  runtime.setAppEvents(new EventBusSrv());
  runtime.setBackendSrv(new HostBackendSrv());
  runtime.setDataSourceSrv(new HostDataSourceSrv());
  runtime.setCurrentUser(user);
  runtime.setEchoSrv({
    addBackend: nothing,
    addEvent: nothing,
    flush: nothing,
    onInteraction: () => nothing,
  } as runtime.EchoSrv);
  runtime.setChromeHeaderHeightHook(() => HEADER_HEIGHT);
  runtime.setReturnToPreviousHook(() => nothing);
  runtime.setPluginLinksHook(() => ({ links: [], isLoading: false }));
  runtime.setPluginComponentHook(() => ({ component: null, isLoading: false }));
  runtime.setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  runtime.setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setPluginPage(PluginPage);
  setTimeZoneResolver(() => user.timezone);
  startLine();
}
