import React from 'react';
import { useLocation } from 'react-router-dom-v5-compat';

import { PluginPage } from './frame/PluginPage';

const EXPLANATION = 'This page of Grafana is not part of the bench. The link asked for:';

function decoded(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

/** In the place of Grafana's own pages, Explore first: says so, and shows the link's parameters decoded so that tests can read them. */
export function OutsidePage() {
  const { pathname, search } = useLocation();
  return (
    <PluginPage pageNav={{ text: pathname }} subTitle={EXPLANATION}>
      <dl data-testid="outside-page">
        {[...new URLSearchParams(search)].map(([name, value], index) => (
          <React.Fragment key={index}>
            <dt>{name}</dt>
            <dd>
              <pre data-testid={`outside-page ${name}`}>{decoded(value)}</pre>
            </dd>
          </React.Fragment>
        ))}
      </dl>
    </PluginPage>
  );
}
