import { type AppRootProps } from '@grafana/data';
import { useSceneApp } from '@grafana/scenes';
import React, { useCallback, useEffect, useMemo } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

import { APP_URL } from '../constants';
import { findSources } from '../sources/datasources';
import { OperatorPricesContext } from '../loading/prices/OperatorPricesContext';
import { readSettings } from '../sources/settings';
import { useLatest } from '../ui/useLatest';
import { AppContext, sourcesOf } from './appContext';
import { checkCapabilities, type Limitation } from './capabilities';
import { storedPrices } from './operatorPrices';
import { flightRecorder } from './routes';

/** The app's root page: finds the data sources, asks what they can do, and shows the page of the route. */
export default function App({ meta }: AppRootProps) {
  const scene = useSceneApp(flightRecorder);
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  const found = useMemo(() => findSources(settings.sources), [settings]);
  const sources = useMemo(() => sourcesOf(found, settings), [found, settings]);
  const { prices, problem } = useMemo(() => storedPrices(settings.prices), [settings]);
  const { value: lacking = NONE, start } = useLatest<Limitation[]>();
  const limitations = useMemo(
    () => (problem === undefined ? lacking : [{ code: 'bad_prices' as const, problem }, ...lacking]),
    [problem, lacking]
  );
  const recheck = useCallback(() => start((signal) => checkCapabilities(found, signal)), [start, found]);
  useEffect(recheck, [recheck]);
  const state = useMemo(() => ({ sources, limitations, recheck }), [sources, limitations, recheck]);
  return (
    <AppContext.Provider value={state}>
      <OperatorPricesContext.Provider value={prices}>
        <Routes>
          <Route index element={<Navigate replace to={`${APP_URL}/sessions`} />} />
          <Route path="*" element={<scene.Component model={scene} />} />
        </Routes>
      </OperatorPricesContext.Provider>
    </AppContext.Provider>
  );
}

const NONE: Limitation[] = [];
