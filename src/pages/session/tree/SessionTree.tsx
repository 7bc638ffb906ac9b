import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React, { useCallback, useMemo, type KeyboardEvent } from 'react';

import { TEST_IDS } from '../../../testIds';
import { formatDuration, formatTimeOfDay } from '../../../ui/format';
import { FailureCount } from '../../../ui/FailureCount';
import { TokenCount } from '../../../ui/TokenCount';
import { type TreeColumn, type TreePlace } from '../../../ui/TreeRow';
import { VirtualTree } from '../../../ui/VirtualTree';
import { ContextCell } from './ContextCell';
import { CostCell } from './CostCell';
import { type NodeFigures } from './figures';
import { NodeLabel, ROW_ICONS } from './NodeLabel';
import { type TreeNode } from './nodes';
import { isOpen, type OpenNodes, visibleNodes, withOpen } from './openNodes';
import { type Thoughts } from './thoughts';
import { treeMove } from './treeKeys';

interface Props {
  root: TreeNode;
  open: OpenNodes;
  /** What a filter lets through; undefined where nothing is filtered. */
  kept?: ReadonlySet<TreeNode>;
  onOpen: (open: OpenNodes) => void;
  figures: NodeFigures;
  thoughts: Thoughts;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
  /** Pixels to leave free below the tree. */
  below: number;
}

/** The session as a tree, with times, durations, tokens and failures of every part. */
export function SessionTree({
  root,
  open,
  kept,
  onOpen,
  figures,
  thoughts,
  selected,
  onSelect,
  timeZone,
  below,
}: Props) {
  const rows = useMemo(() => visibleNodes(root, open, kept), [root, open, kept]);
  const columns = useMemo(() => treeColumns(timeZone, figures), [timeZone, figures]);

  const renderLabel = useCallback(
    (node: TreeNode, isOpened: boolean) => (
      <NodeLabel node={node} open={isOpened} loopOf={figures.loopOf} thoughts={thoughts} />
    ),
    [figures, thoughts]
  );

  const onKeyDown = (event: KeyboardEvent, screen: number) => {
    const move = treeMove(event, rows, selected, open, screen);
    if (move === undefined) {
      return;
    }
    event.preventDefault();
    if ('select' in move) {
      onSelect(move.select);
    } else {
      onOpen('open' in move ? withOpen(open, move.open, true) : withOpen(open, move.close, false));
    }
  };

  const onToggle = (node: TreeNode) => {
    const opened = isOpen(open, node);
    if (opened && isAbove(node, selected)) {
      // What is selected stays in sight: the closed row stands for it.
      onSelect(node);
    }
    onOpen(withOpen(open, node, !opened));
  };

  return (
    <VirtualTree
      label={t('session.tree.label', 'Runs, steps and calls of the session')}
      header={t('session.tree.header', 'Session')}
      columns={columns}
      rows={rows}
      placeOf={(node) => placeOf(node, open)}
      renderLabel={renderLabel}
      icons={ROW_ICONS}
      selected={rows.indexOf(selected)}
      onSelect={onSelect}
      onToggle={onToggle}
      onKeyDown={onKeyDown}
      below={below}
      data-testid={TEST_IDS.session.tree}
      rowTestId={TEST_IDS.session.treeRow}
    />
  );
}

function isAbove(node: TreeNode, other: TreeNode): boolean {
  for (let above = other.parent; above !== undefined; above = above.parent) {
    if (above === node) {
      return true;
    }
  }
  return false;
}

function placeOf(node: TreeNode, open: OpenNodes): TreePlace {
  return {
    level: node.level,
    position: node.position,
    siblings: node.parent?.children.length ?? 1,
    open: node.isLeaf ? undefined : isOpen(open, node),
  };
}

function treeColumns(timeZone: TimeZone, figures: NodeFigures): Array<TreeColumn<TreeNode>> {
  return [
    {
      id: 'failures',
      header: t('session.tree.failures', 'Failed'),
      width: '44px',
      render: ({ failures }) => (failures === 0 ? null : <FailureCount count={failures} />),
    },
    {
      id: 'tokens',
      header: t('session.tree.tokens', 'Tokens'),
      width: '56px',
      render: (node) => (isToolCall(node) ? null : <TokenCount tokens={node.tokens} />),
    },
    {
      id: 'cost',
      header: t('session.tree.cost', 'Cost'),
      width: '64px',
      render: (node) => (isToolCall(node) ? null : <CostCell cost={figures.costOf(node)} />),
    },
    {
      id: 'context',
      header: t('session.tree.context', 'Context'),
      width: '88px',
      from: 640,
      render: (node) => <ContextCell point={figures.contextOf(node)} />,
    },
    {
      id: 'duration',
      header: t('session.tree.duration', 'Duration'),
      width: '64px',
      render: ({ start, end }) => formatDuration(end - start),
    },
    {
      id: 'start',
      header: t('session.tree.start', 'Started'),
      width: '88px',
      from: 720,
      render: ({ start }) => formatTimeOfDay(start, timeZone),
    },
  ];
}

/** A tool call without a sub-agent uses no tokens: nothing to report, so nothing unknown either. */
function isToolCall(node: TreeNode): boolean {
  return node.kind === 'call' && node.call.kind === 'tool' && node.isLeaf;
}
