import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { render, type RenderResult } from '@testing-library/react';
import React, { useLayoutEffect, useState, type ReactNode } from 'react';
import { type Navigator, Router } from 'react-router-dom';

/** Renders part of a page at an address, with links and the URL's query working as in Grafana. */
export function renderAt(url: string, element: ReactNode): RenderResult {
  locationService.push(url);
  return render(<LocationRouter>{element}</LocationRouter>);
}

/** Present query of the URL. */
export function currentQuery(): URLSearchParams {
  return locationService.getSearch();
}

function LocationRouter({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  return (
    <LocationServiceProvider service={locationService}>
      <Router location={location} navigator={history as unknown as Navigator}>
        {children}
      </Router>
    </LocationServiceProvider>
  );
}

/** Gives every element a size, and text a width, without which virtual lists show no rows. For the tests of one file. */
export function withLayout(width: number, height: number): void {
  const measured = { measureText: (text: string) => ({ width: 7 * text.length }) };
  const layout: Array<[object, string, PropertyDescriptor]> = [
    [Element.prototype, 'clientWidth', { configurable: true, value: width }],
    [Element.prototype, 'clientHeight', { configurable: true, value: height }],
    [HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: () => measured }],
  ];
  const before = layout.map(([prototype, name]) => Object.getOwnPropertyDescriptor(prototype, name));
  beforeAll(() =>
    layout.forEach(([prototype, name, descriptor]) => Object.defineProperty(prototype, name, descriptor))
  );
  afterAll(() => {
    layout.forEach(([prototype, name], index) => Object.defineProperty(prototype, name, before[index] ?? { value: 0 }));
  });
}
