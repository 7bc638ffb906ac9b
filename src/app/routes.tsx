import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { SceneApp, SceneAppPage, SceneRefreshPicker, SceneTimePicker, SceneTimeRange } from '@grafana/scenes';
import React, { lazy } from 'react';

import { APP_URL, PLUGIN_ID } from '../constants';
import { sessionsUrl } from '../ui/links';
import { NameTitle } from './NameTitle';
import { pageScene } from './PageScene';

const SessionsPage = lazy(() => import(/* webpackChunkName: "sessions" */ '../pages/sessions/SessionsPage'));
const SessionPage = lazy(() => import(/* webpackChunkName: "session" */ '../pages/session/SessionPage'));
const ComparePage = lazy(() => import(/* webpackChunkName: "compare" */ '../pages/compare/ComparePage'));
const ToolsPage = lazy(() => import(/* webpackChunkName: "tools" */ '../pages/tools/ToolsPage'));
const ToolPage = lazy(() => import(/* webpackChunkName: "tool" */ '../pages/tool/ToolPage'));
const LoopsPage = lazy(() => import(/* webpackChunkName: "loops" */ '../pages/loops/LoopsPage'));
const CostPage = lazy(() => import(/* webpackChunkName: "cost" */ '../pages/cost/CostPage'));
const ReliabilityPage = lazy(
  () => import(/* webpackChunkName: "reliability" */ '../pages/reliability/ReliabilityPage')
);

/** The app's pages, the URL of each, and what stands at the top right of it. */
export function flightRecorder(): SceneApp {
  const session = new SceneAppPage({
    title: t('app.pages.session', 'Session'),
    renderTitle: (title) => <NameTitle title={title} />,
    url: `${APP_URL}/session`,
    routePath: 'session/*',
    ...rangeAndControls(),
    getParentPage: () => sessionsAt(sessionsUrl(locationService.getLocation().search), []),
    getScene: () => pageScene(SessionPage),
  });
  const compare = new SceneAppPage({
    title: t('app.pages.compare', 'Compare sessions'),
    url: `${APP_URL}/compare`,
    routePath: 'compare/*',
    ...rangeAndControls(),
    getParentPage: () => sessionsAt(sessionsUrl(locationService.getLocation().search), []),
    getScene: () => pageScene(ComparePage),
  });
  const reliability = new SceneAppPage({
    title: t('app.pages.reliability', 'Reliability'),
    url: `${APP_URL}/reliability`,
    routePath: 'reliability/*',
    // Always of now: a refresh is all that its time has.
    $timeRange: new SceneTimeRange({ from: 'now-30d', to: 'now' }),
    controls: [new SceneRefreshPicker({ isOnCanvas: true, withText: true })],
    getScene: () => pageScene(ReliabilityPage),
  });
  const tools = new SceneAppPage({
    title: t('app.pages.tools', 'Tools'),
    url: `${APP_URL}/tools`,
    routePath: 'tools/*',
    preserveUrlKeys: RANGE_KEYS,
    ...rangeAndControls(),
    getScene: () => pageScene(ToolsPage),
  });
  const tool = new SceneAppPage({
    title: t('app.pages.tool', 'Tool'),
    renderTitle: (title) => <NameTitle title={title} />,
    url: `${APP_URL}/tool`,
    routePath: 'tool/*',
    ...rangeAndControls(),
    getParentPage: () => tools,
    getScene: () => pageScene(ToolPage),
  });
  const loops = new SceneAppPage({
    title: t('app.pages.loops', 'Loops'),
    url: `${APP_URL}/loops`,
    routePath: 'loops/*',
    preserveUrlKeys: RANGE_KEYS,
    ...rangeAndControls(),
    getScene: () => pageScene(LoopsPage),
  });
  const cost = new SceneAppPage({
    title: t('app.pages.cost', 'Cost'),
    url: `${APP_URL}/cost`,
    routePath: 'cost/*',
    preserveUrlKeys: RANGE_KEYS,
    ...rangeAndControls('now-24h'),
    getScene: () => pageScene(CostPage),
  });
  return new SceneApp({
    name: PLUGIN_ID,
    pages: [sessionsAt(`${APP_URL}/sessions`, RANGE_KEYS), session, compare, tools, tool, loops, cost, reliability],
    urlSyncOptions: { updateUrlOnInit: true, createBrowserHistorySteps: true },
  });
}

/** Parameters of the time range, which links of the navigation keep. */
const RANGE_KEYS = ['from', 'to', 'timezone'];

/** @param preserveUrlKeys parameters of the present query that a link to the list keeps */
function sessionsAt(url: string, preserveUrlKeys: string[]): SceneAppPage {
  return new SceneAppPage({
    title: t('app.pages.sessions', 'Sessions'),
    url,
    routePath: 'sessions/*',
    preserveUrlKeys,
    ...rangeAndControls(),
    getScene: () => pageScene(SessionsPage),
  });
}

/** @param from where the range begins unless the URL says so */
function rangeAndControls(from = 'now-6h') {
  return {
    $timeRange: new SceneTimeRange({ from, to: 'now' }),
    controls: [new SceneTimePicker({ isOnCanvas: true }), new SceneRefreshPicker({ isOnCanvas: true, withText: true })],
  };
}
