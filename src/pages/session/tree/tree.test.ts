import fc from 'fast-check';

import { spendingOf } from '../../../analysis/spending/spending';
import { type Call } from '../../../model/session';
import { addTokens, totalTokens, type TokenUsage } from '../../../model/tokens';
import { runSpans, sessionOf, spanId, traceIdOfRun } from '../../../testing/runs';
import { anySession } from '../../../testing/sketches';
import { costsOf } from './costs';
import { failedCallsIn, RunNode, treeOf, type TreeNode, walk } from './nodes';
import { initiallyOpen, isOpen, revealing, visibleNodes, withOpen } from './openNodes';
import { Whereabouts } from './whereabouts';
import { treeMove } from './treeKeys';

/** A tree as text: kind and name, set in by level. */
function outline(nodes: Iterable<TreeNode>): string[] {
  return Array.from(nodes, (node) => `${'  '.repeat(node.level - 1)}${describe(node)}`);

  function describe(node: TreeNode): string {
    switch (node.kind) {
      case 'session':
        return 'session';
      case 'run':
        return `run ${node.run.agent}`;
      case 'step':
        return `step ${node.step.number}`;
      case 'call':
        return node.call.kind === 'tool' ? `tool ${node.call.name}` : 'llm';
    }
  }
}

const root = treeOf(sessionOf(runSpans(1, { error: 'timeout' }), runSpans(2)));
const places = new Whereabouts(root);
const nodeOf = (text: string) => {
  const found = walk(root).find((node) => node.reference === text);
  if (found === undefined) {
    throw new Error(`no node is selected by ${text}`);
  }
  return found;
};
const tool = nodeOf(`${traceIdOfRun(1)}:${spanId(3)}`);
const subAgent = nodeOf(`${traceIdOfRun(1)}:${spanId(4)}`);

describe('the tree of a session', () => {
  it('nests runs, steps and calls, and the sub-agent under the tool call that started it', () => {
    const run = ['  run coder', '    step 1', '      llm', '      tool review', '        run reviewer'];
    const subRun = ['          step 1', '            llm'];
    const rest = ['    step 2', '      llm'];
    expect(outline(walk(root))).toEqual(['session', ...run, ...subRun, ...rest, ...run, ...subRun, ...rest]);
  });

  it('sums tokens and failures up, each call once', () => {
    expect(root.tokens).toEqual({ input: 614, output: 100 });
    expect(tool.tokens).toEqual({ input: 7 });
    expect([root.failures, tool.failures, subAgent.failures]).toEqual([1, 1, 0]);
    expect(Array.from(failedCallsIn(root))).toEqual([tool]);
  });

  it('sums a whole session up as its runs add up', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const whole = treeOf(session);
        const costOf = costsOf(spendingOf(session));
        const tokens: TokenUsage = {};
        whole.children.forEach((run) => addTokens(tokens, run.tokens));
        const sum = (of: (run: TreeNode) => number) => whole.children.reduce((total, run) => total + of(run), 0);
        expect(totalTokens(whole.tokens)).toBe(totalTokens(tokens));
        expect(whole.failures).toBe(sum(({ failures }) => failures));
        expect(costOf(whole).unpriced).toBe(sum((run) => costOf(run).unpriced));
        expect(costOf(whole).usd ?? 0).toBeCloseTo(sum((run) => costOf(run).usd ?? 0));
      })
    );
  });

  it('gives every node a key of its own, also where spans lack ids or tell of two things', () => {
    const twice = [...sessionOf(runSpans(1)).runs, ...sessionOf(runSpans(1)).runs];
    const doubled = treeOf({ ...sessionOf(runSpans(1)), runs: twice });
    for (const node of walk(doubled).slice(1)) {
      expect(new Whereabouts(doubled).find(node.reference)).toBe(node);
    }
    const keys = walk(doubled).map(({ reference }) => reference);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps the keys when more of the session arrives', () => {
    const later = treeOf(sessionOf(runSpans(3), runSpans(1, { error: 'timeout' }), runSpans(2)));
    const keys = new Set(walk(later).map(({ reference }) => reference));
    expect(walk(root).filter(({ reference }) => !keys.has(reference))).toEqual([]);
  });
});

describe('open nodes', () => {
  it('are all at first in a small session, and the runs closed in a large one', () => {
    expect(visibleNodes(root, initiallyOpen(root))).toHaveLength(walk(root).length);
    const runs = Array.from({ length: 60 }, (_, number) => runSpans(number + 1));
    const large = treeOf(sessionOf(...runs));
    expect(outline(visibleNodes(large, initiallyOpen(large)))).toEqual(['session', ...runs.map(() => '  run coder')]);
  });

  it('make no nodes of what closed ones hold, until it is asked for', () => {
    const large = treeOf(sessionOf(...Array.from({ length: 60 }, (_, number) => runSpans(number + 1))));
    const steps = jest.spyOn(RunNode.prototype as unknown as { makeChildren: () => TreeNode[] }, 'makeChildren');
    const rows = visibleNodes(large, { closedFrom: 2, turned: new Set() });
    expect(rows.map(({ failures }) => failures)).toEqual([0, ...rows.slice(1).map(() => 0)]);
    expect(steps).not.toHaveBeenCalled();
    expect(rows[1]?.children).toHaveLength(2);
    expect(steps).toHaveBeenCalledTimes(1);
    steps.mockRestore();
  });

  it('open and close one by one', () => {
    const all = initiallyOpen(root);
    const closed = withOpen(all, subAgent, false);
    expect(isOpen(closed, subAgent)).toBe(false);
    expect(visibleNodes(root, closed)).toHaveLength(visibleNodes(root, all).length - 2);
    expect(visibleNodes(root, withOpen(closed, subAgent, true))).toEqual(visibleNodes(root, all));
    expect(withOpen(all, subAgent, true)).toBe(all);
  });

  it('are opened around what must be seen', () => {
    const closed = { closedFrom: 1, turned: new Set<string>() };
    expect(visibleNodes(root, closed)).toEqual([root]);
    expect(visibleNodes(root, revealing(closed, subAgent))).toContain(subAgent);
  });
});

describe('the selection in the URL', () => {
  it('finds every node by what stands for it', () => {
    for (const node of walk(root)) {
      expect(places.find(node.reference)).toBe(node.kind === 'session' ? undefined : node);
    }
  });

  it('finds every part of any session, and comes by all of them in the order in which it is read', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const whereabouts = new Whereabouts(treeOf(session));
        const [top, ...nodes] = walk(whereabouts.root);
        expect(nodes.map(({ subject }) => whereabouts.of(subject as Call))).toEqual(nodes);
        expect(nodes.map(({ reference }) => whereabouts.find(reference))).toEqual(nodes);
        const seen: TreeNode[] = [];
        whereabouts.next(top as TreeNode, 1, (node) => seen.push(node) < 0);
        expect(seen).toEqual(nodes);
        const back: TreeNode[] = [];
        whereabouts.next(top as TreeNode, -1, (node) => back.push(node) < 0);
        expect(back.reverse()).toEqual(nodes);
      })
    );
  });

  it('finds nothing for what is not there', () => {
    expect(places.find('no:span')).toBeUndefined();
    expect(places.find('')).toBeUndefined();
  });
});

describe('keys', () => {
  const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
  const open = initiallyOpen(root);
  const rows = visibleNodes(root, open);
  const move = (key: string, selected: TreeNode, opened = open) =>
    treeMove(press(key), visibleNodes(root, opened), selected, opened, 10);

  it('go over the visible rows', () => {
    expect(move('ArrowDown', root)).toEqual({ select: rows[1] });
    expect(move('End', root)).toEqual({ select: rows.at(-1) });
    expect(move('Home', tool)).toEqual({ select: root });
    expect(treeMove(press('ArrowDown'), rows, undefined, open, 10)).toEqual({ select: root });
  });

  it('open, then go in; close, then go out', () => {
    const closed = withOpen(open, tool, false);
    expect(move('ArrowRight', tool, closed)).toEqual({ open: tool });
    expect(move('ArrowRight', tool)).toEqual({ select: subAgent });
    expect(move('ArrowLeft', tool)).toEqual({ close: tool });
    expect(move('ArrowLeft', tool, closed)).toEqual({ select: tool.parent });
    expect(move('Enter', tool)).toEqual({ close: tool });
    expect(move('Enter', tool, closed)).toEqual({ open: tool });
  });

  it('do nothing at the ends of the tree, or with a modifier', () => {
    expect(move('ArrowLeft', root, { closedFrom: 1, turned: new Set() })).toBeUndefined();
    expect(treeMove({ ...press('ArrowRight'), ctrlKey: true }, rows, tool, open, 10)).toBeUndefined();
    expect(move('x', tool)).toBeUndefined();
  });
});
