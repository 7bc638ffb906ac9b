import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';

import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { useFillHeight } from '../../ui/useFillHeight';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { detailSources } from './details/detailSources';
import { NodeDetails } from './details/NodeDetails';
import { SpanIndex } from './details/spanIndex';
import { type SessionSources } from './load/loadSession';
import { type TreeNode, treeOf } from './tree/nodes';
import { initiallyOpen, type OpenNodes, revealing } from './tree/openNodes';
import { findSelected } from './tree/selection';
import { SessionTree } from './tree/SessionTree';

interface Props {
  session: Session;
  spans: readonly RawSpan[];
  sources: SessionSources;
  timeZone: TimeZone;
}

/** Pixels that the line below the panes takes. */
const BELOW = 64;

/** Tree at the left, details of the selected part at the right; the selection is in the URL. */
export function SessionView({ session, spans, sources, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const root = useMemo(() => treeOf(session), [session]);
  const index = useMemo(() => new SpanIndex(spans), [spans]);
  const details = useMemo(() => detailSources(sources), [sources]);
  // What a person opened and closed; undefined until they do, since more of the session may be on its way.
  const [touched, setTouched] = useState<OpenNodes>();
  const panes = useRef<HTMLDivElement>(null);
  const height = useFillHeight(panes, BELOW);

  const selection = new URLSearchParams(search).get('span');
  const selected = useMemo(() => findSelected(root, selection) ?? root, [root, selection]);
  const open = useMemo(() => revealing(touched ?? initiallyOpen(root), selected), [touched, root, selected]);

  const select = (node: TreeNode) => changeUrl({ span: node.reference === '' ? null : node.reference }, 'replace');

  return (
    <div ref={panes} className={styles.panes}>
      <SessionTree
        root={root}
        open={open}
        onOpen={setTouched}
        selected={selected}
        onSelect={select}
        timeZone={timeZone}
        below={BELOW}
      />
      <div className={styles.details} style={{ maxHeight: height }}>
        <NodeDetails
          key={selected.reference}
          node={selected}
          onSelect={select}
          spans={index}
          sources={details}
          timeZone={timeZone}
        />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panes: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(320px, 2fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  details: css({
    padding: theme.spacing(1.5),
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
