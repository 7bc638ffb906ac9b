import { t } from '@grafana/i18n';

import { isFailedCall } from '../../../analysis/placed-calls';
import { type Cause } from '../../../analysis/verdict/cause';
import { type Call, type Run, type Step } from '../../../model/session';
import { AS_TEXT } from '../../../ui/interpolation';
import { plainName } from '../../../ui/plainText';
import { type SessionNode, type TreeNode } from './nodes';
import { TreeIndex } from './treeIndex';

/** Where the parts of a session are in its tree, and the ways from one to another. */
export class Whereabouts {
  private readonly index: TreeIndex;

  constructor(readonly root: SessionNode) {
    this.index = new TreeIndex(root);
  }

  /** Every node, parents before their children: the order in which the session is read. */
  get order(): readonly TreeNode[] {
    return this.index.order;
  }

  of(subject: Run | Step | Call): TreeNode | undefined {
    return this.index.of(subject);
  }

  /** Node that the URL selects; undefined where it selects none, or one that is not there. */
  find(reference: string | null): TreeNode | undefined {
    return reference === null || reference === '' ? undefined : this.index.find(reference);
  }

  /** The node to go to for what made a session go wrong: the first call that shows it, else its step, else its run. */
  ofCause({ run, step, calls, kind }: Cause): TreeNode | undefined {
    const [call] = calls;
    const subject = kind === 'context_full' ? step : (call ?? step);
    return (subject && this.of(subject)) ?? this.of(run);
  }

  /** The nearest node after (or before) another one that matches; from the other end where there is none. */
  next(from: TreeNode, direction: 1 | -1, matches: (node: TreeNode) => boolean): TreeNode | undefined {
    const go = direction === 1 ? nodeAfter : nodeBefore;
    const end = direction === 1 ? this.root : lastIn(this.root);
    for (let node = go(from) ?? end; node !== from; node = go(node) ?? end) {
      if (matches(node)) {
        return node;
      }
    }
    return undefined;
  }

  /** `step 15`, with the run or sub-agent before it where there are several. */
  nameOf(node: TreeNode): string {
    const step = above(node, 'step');
    const run = above(node, 'run');
    const names = [
      run === undefined || (run.parent === this.root && this.root.children.length === 1) ? undefined : runName(run),
      step?.kind === 'step' ? t('session.place.step', 'step {{number}}', { number: step.step.number }) : undefined,
    ].filter((name) => name !== undefined);
    return names.length === 0 ? t('session.place.here', 'go there') : names.join(', ');
  }
}

function above(node: TreeNode, kind: TreeNode['kind']): TreeNode | undefined {
  let found: TreeNode | undefined = node;
  while (found !== undefined && found.kind !== kind) {
    found = found.parent;
  }
  return found;
}

/** The node that is read next; undefined after the last one. */
function nodeAfter(node: TreeNode): TreeNode | undefined {
  const [first] = node.children;
  if (first !== undefined) {
    return first;
  }
  let last: TreeNode | undefined = node;
  while (last !== undefined && siblingOf(last, 1) === undefined) {
    last = last.parent;
  }
  return last && siblingOf(last, 1);
}

/** The node that is read before; undefined before the first one. */
function nodeBefore(node: TreeNode): TreeNode | undefined {
  const sibling = siblingOf(node, -1);
  return sibling === undefined ? node.parent : lastIn(sibling);
}

function lastIn(node: TreeNode): TreeNode {
  let last = node;
  for (let below = last.children.at(-1); below !== undefined; below = last.children.at(-1)) {
    last = below;
  }
  return last;
}

function siblingOf({ parent, position }: TreeNode, by: 1 | -1): TreeNode | undefined {
  return parent?.children[position - 1 + by];
}

/** Name of a run, as it stands inside a sentence. */
function runName(node: TreeNode): string {
  if (node.kind === 'run' && node.parent?.kind !== 'session') {
    const agent = node.run.agent;
    return agent === undefined
      ? t('session.place.sub-agent', 'sub-agent')
      : t('session.place.named-sub-agent', 'sub-agent {{agent}}', { agent: plainName(agent), interpolation: AS_TEXT });
  }
  return t('session.place.run', 'run {{number}}', { number: node.position });
}

/** What the keys go to. */
export const isStep = ({ kind }: TreeNode): boolean => kind === 'step';
export const isRun = ({ kind }: TreeNode): boolean => kind === 'run';
export const isFailedCallNode = (node: TreeNode): boolean => node.kind === 'call' && isFailedCall(node.call);
