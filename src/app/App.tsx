import { type AppRootProps } from '@grafana/data';
import { useSceneApp } from '@grafana/scenes';
import React, { useEffect, useMemo } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

import { APP_URL } from '../constants';
import { findSources } from '../sources/datasources';
import { readSettings } from '../sources/settings';
import { useLatest } from '../ui/useLatest';
import { AppContext, sourcesOf } from './appContext';
import { checkCapabilities, type Limitation } from './capabilities';
import { flightRecorder } from './routes';

/** The app's root page: finds the data sources, asks what they can do, and shows the page of the route. */
export default function App({ meta }: AppRootProps) {
  const scene = useSceneApp(flightRecorder);
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  const found = useMemo(() => findSources(settings.sources), [settings]);
  const sources = useMemo(() => sourcesOf(found, settings), [found, settings]);
  const { value: limitations = NONE, start } = useLatest<Limitation[]>();
  useEffect(() => start((signal) => checkCapabilities(found, signal)), [start, found]);
  const state = useMemo(() => ({ sources, limitations }), [sources, limitations]);
  return (
    <AppContext.Provider value={state}>
      <Routes>
        <Route index element={<Navigate replace to={`${APP_URL}/sessions`} />} />
        <Route path="*" element={<scene.Component model={scene} />} />
      </Routes>
    </AppContext.Provider>
  );
}

const NONE: Limitation[] = [];
