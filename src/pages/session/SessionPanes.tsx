import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useRef, type Ref } from 'react';

import { AfterRest } from '../../ui/AfterRest';
import { useFillHeight } from '../../ui/useFillHeight';
import { DetailsPane } from './details/DetailsPane';
import { type ShownSession } from './shown/useShownSession';
import { type TreeNode } from './tree/nodes';
import { ViewPane } from './views/ViewPane';
import { type View } from './views/views';
import { PANEL_ID } from './views/ViewTabs';

interface Props {
  view: View;
  shown: ShownSession;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  /** Counts the times that somebody asked to see all of the timeline. */
  fitted: number;
  searchRef: Ref<HTMLInputElement>;
  /** Hears that all of it is in the document for the first time. */
  onDrawn: () => void;
}

/** Pixels that the line below the panes takes. */
const BELOW = 64;

/** The view takes two turns: what belongs to it, then its rows. */
const TURNS_OF_VIEW = 2;

/** A view of the session beside the details of what is selected, down to the end of the window. */
export function SessionPanes({ view, shown, selected, onSelect, fitted, searchRef, onDrawn }: Props) {
  const styles = useStyles2(getStyles);
  const panes = useRef<HTMLDivElement>(null);
  const height = useFillHeight(panes, BELOW);
  return (
    <div ref={panes} className={styles.panes}>
      <div
        id={PANEL_ID}
        role="tabpanel"
        className={styles.view}
        style={{ maxHeight: height }}
        // The checks scroll in it, and may have nothing to focus; the other views scroll in parts of their own.
        tabIndex={view === 'checks' ? 0 : undefined}
      >
        <AfterRest>
          <ViewPane
            view={view}
            shown={shown}
            selected={selected}
            onSelect={onSelect}
            height={height}
            below={BELOW}
            fitted={fitted}
            searchRef={searchRef}
          />
        </AfterRest>
      </div>
      <div className={styles.details} style={{ maxHeight: height }}>
        <AfterRest turns={TURNS_OF_VIEW} onShown={onDrawn}>
          <DetailsPane shown={shown} selected={selected} onSelect={onSelect} />
        </AfterRest>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panes: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(320px, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  view: css({ minWidth: 0, overflow: 'auto' }),
  details: css({
    padding: theme.spacing(1.5),
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
