import { t } from '@grafana/i18n';

import { isFailedCall } from '../../../analysis/placed-calls';
import { type Cause } from '../../../analysis/verdict/cause';
import { type Call, type Run, type Step } from '../../../model/session';
import { AS_TEXT } from '../../../ui/interpolation';
import { plainName } from '../../../ui/plainText';
import { type TreeNode } from './nodes';
import { TreeIndex } from './treeIndex';

/** Where the parts of a session are in its tree, and the ways from one to another. */
export class Whereabouts {
  private readonly index: TreeIndex;

  constructor(readonly root: TreeNode) {
    this.index = new TreeIndex(root);
  }

  /** Every node, parents before their children: the order in which the session is read. */
  get order(): readonly TreeNode[] {
    return this.index.order;
  }

  of(subject: Run | Step | Call): TreeNode | undefined {
    return this.index.bySubject.get(subject);
  }

  /** Node that the URL selects; undefined where it selects none, or one that is not there. */
  find(reference: string | null): TreeNode | undefined {
    return reference === null || reference === '' ? undefined : this.index.byReference.get(reference);
  }

  /** The node to go to for what made a session go wrong: the first call that shows it, else its step, else its run. */
  ofCause({ run, step, calls, kind }: Cause): TreeNode | undefined {
    const [call] = calls;
    const subject = kind === 'context_full' ? step : (call ?? step);
    return (subject && this.of(subject)) ?? this.of(run);
  }

  /** The nearest node after (or before) another one that matches; from the other end where there is none. */
  next(from: TreeNode, direction: 1 | -1, matches: (node: TreeNode) => boolean): TreeNode | undefined {
    const count = this.order.length;
    const place = Math.max(0, this.order.indexOf(from));
    for (let distance = 1; distance <= count; distance++) {
      const node = this.order[(place + direction * distance + count * 2) % count];
      if (node !== undefined && node !== from && matches(node)) {
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
