import { t } from '@grafana/i18n';
import { SceneApp, SceneAppPage, SceneRefreshPicker, SceneTimePicker, SceneTimeRange } from '@grafana/scenes';
import React, { lazy } from 'react';

import { APP_URL, PLUGIN_ID } from '../constants';
import { pageScene } from './PageScene';
import { SessionTitle } from './SessionTitle';

const SessionsPage = lazy(() => import(/* webpackChunkName: "sessions" */ '../pages/sessions/SessionsPage'));
const SessionPage = lazy(() => import(/* webpackChunkName: "session" */ '../pages/session/SessionPage'));

/** The app's pages, the URL of each, and what stands at the top right of it. */
export function flightRecorder(): SceneApp {
  const sessions = new SceneAppPage({
    title: t('app.pages.sessions', 'Sessions'),
    url: `${APP_URL}/sessions`,
    routePath: 'sessions/*',
    preserveUrlKeys: TIME_KEYS,
    ...rangeAndControls(),
    getScene: () => pageScene(SessionsPage),
  });
  const session = new SceneAppPage({
    title: t('app.pages.session', 'Session'),
    renderTitle: (title) => <SessionTitle title={title} />,
    url: `${APP_URL}/session`,
    routePath: 'session/*',
    ...rangeAndControls(),
    getParentPage: () => sessions,
    getScene: () => pageScene(SessionPage),
  });
  return new SceneApp({
    name: PLUGIN_ID,
    pages: [sessions, session],
    urlSyncOptions: { updateUrlOnInit: true, createBrowserHistorySteps: true },
  });
}

const TIME_KEYS = ['from', 'to', 'timezone'];

function rangeAndControls() {
  return {
    $timeRange: new SceneTimeRange({ from: 'now-6h', to: 'now' }),
    controls: [new SceneTimePicker({ isOnCanvas: true }), new SceneRefreshPicker({ isOnCanvas: true, withText: true })],
  };
}
