import React, { memo, useCallback, useRef, useState } from 'react';

import { SessionHeader } from './header/SessionHeader';
import { SessionPanes } from './SessionPanes';
import { useSelection } from './shown/useSelection';
import { useSessionKeys } from './shown/useSessionKeys';
import { type GivenSession, useShownSession } from './shown/useShownSession';
import { useView } from './views/useView';
import { ViewTabs } from './views/ViewTabs';

interface Props extends GivenSession {
  /** Hears that all of it is in the document for the first time. */
  onDrawn: () => void;
}

/** The session's verdict and figures, a view of it, and the details of the selected part; all of it is in the URL. */
export const SessionView = memo(function SessionView({ onDrawn, ...given }: Props) {
  const shown = useShownSession(given);
  const { places, figures } = shown;
  const { selected, select } = useSelection(places);
  const [view, show] = useView();
  const [fitted, setFitted] = useState(0);
  const fit = useCallback(() => setFitted((times) => times + 1), []);
  const searchBox = useRef<HTMLInputElement>(null);
  useSessionKeys({ places, figures, selected, select, view, show, fit, searchBox });
  const found = shown.study.checks.filter(({ verdict }) => verdict === 'found').length;
  return (
    <>
      <SessionHeader shown={shown} onSelect={select} />
      <ViewTabs view={view} onView={show} checksFound={found} />
      <SessionPanes
        view={view}
        shown={shown}
        selected={selected}
        onSelect={select}
        fitted={fitted}
        searchRef={searchBox}
        onDrawn={onDrawn}
      />
    </>
  );
});
