import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo, useState, type Ref } from 'react';

import { EmptyReason } from '../../../ui/EmptyReason';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type NodeFigures } from './figures';
import { type TreeNode } from './nodes';
import { initiallyOpen, type OpenNodes, revealing } from './openNodes';
import { SessionTree } from './SessionTree';
import { filterParameters, keptNodes, readFilter } from './stepFilter';
import { StepFilterBar } from './StepFilterBar';
import { type Thoughts } from './thoughts';
import { type Whereabouts } from './whereabouts';

interface Props {
  places: Whereabouts;
  figures: NodeFigures;
  thoughts: Thoughts;
  tools: readonly string[];
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
  searchRef: Ref<HTMLInputElement>;
  /** Pixels to leave free below. */
  below: number;
}

const ALL_OPEN: OpenNodes = { closedFrom: Infinity, turned: new Set() };

/** The steps of the session, one below the other, with their calls in them and sub-agents inside those. */
export function StepsView({ places, figures, thoughts, tools, selected, onSelect, timeZone, searchRef, below }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const { root } = places;
  const written = useMemo(() => readFilter(search), [search]);
  // Typing comes first: a long session is searched when there is time.
  const filter = useDeferredValue(written);
  const kept = useMemo(
    () => keptNodes(places, filter, (call) => figures.loopOf(call) !== undefined),
    [places, filter, figures]
  );
  // What a person opened and closed; undefined until they do, since more of the session may be on its way.
  const [touched, setTouched] = useState<OpenNodes>();
  const [touchedFiltered, setTouchedFiltered] = useState<{ filter: typeof filter; open: OpenNodes }>();
  const open = useMemo(() => {
    const filtered = touchedFiltered?.filter === filter ? touchedFiltered.open : ALL_OPEN;
    return revealing(kept === undefined ? (touched ?? initiallyOpen(root)) : filtered, selected);
  }, [kept, touched, touchedFiltered, filter, root, selected]);
  const counts = useMemo(() => kept && { shown: callsAmong(kept), all: callCount(root) }, [kept, root]);

  return (
    <div className={styles.view}>
      <StepFilterBar
        filter={written}
        onChange={(changed) => changeUrl(filterParameters(changed), 'replace')}
        tools={tools}
        counts={counts}
        searchRef={searchRef}
      />
      {kept?.size === 0 ? (
        <EmptyReason reason={t('session.filter.none', 'No call of the session matches.')} />
      ) : (
        <SessionTree
          root={root}
          open={open}
          kept={kept}
          onOpen={(changed) =>
            kept === undefined ? setTouched(changed) : setTouchedFiltered({ filter, open: changed })
          }
          figures={figures}
          thoughts={thoughts}
          selected={selected}
          onSelect={onSelect}
          timeZone={timeZone}
          below={below}
        />
      )}
    </div>
  );
}

function callsAmong(nodes: ReadonlySet<TreeNode>): number {
  let count = 0;
  nodes.forEach(({ kind }) => (count += kind === 'call' ? 1 : 0));
  return count;
}

function callCount(root: TreeNode): number {
  let count = 0;
  root.eachCall(() => count++);
  return count;
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
