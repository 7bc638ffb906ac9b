import { isFailedCall } from '../../../analysis/placed-calls';
import { type Call } from '../../../model/session';
import { titleOfCall } from './callTexts';
import { type TreeNode } from './nodes';
import { type Whereabouts } from './whereabouts';

/** Which calls the steps are narrowed to: all conditions together. */
export interface StepFilter {
  failures: boolean;
  loops: boolean;
  tool: string;
  text: string;
}

export const NO_FILTER: StepFilter = { failures: false, loops: false, tool: '', text: '' };

/** Reads the filter from a URL's query. */
export function readFilter(search: string): StepFilter {
  const parameters = new URLSearchParams(search);
  return {
    failures: parameters.get('failures') === '1',
    loops: parameters.get('loops') === '1',
    tool: parameters.get('tool') ?? '',
    text: parameters.get('q') ?? '',
  };
}

/** Query parameters that stand for a filter; null takes one out of the URL. */
export function filterParameters({ failures, loops, tool, text }: StepFilter): Record<string, string | null> {
  return { failures: failures ? '1' : null, loops: loops ? '1' : null, tool: tool || null, q: text || null };
}

export function isFiltered({ failures, loops, tool, text }: StepFilter): boolean {
  return failures || loops || tool !== '' || text.trim() !== '';
}

/**
 * The nodes that a filter lets through: calls that match, and everything above them. Undefined where nothing is filtered.
 *
 * @param inLoop whether a call is part of a loop
 */
export function keptNodes(
  places: Pick<Whereabouts, 'order'>,
  filter: StepFilter,
  inLoop: (call: Call) => boolean
): ReadonlySet<TreeNode> | undefined {
  if (!isFiltered(filter)) {
    return undefined;
  }
  const text = filter.text.trim().toLowerCase();
  const kept = new Set<TreeNode>();
  for (const node of places.order) {
    if (node.kind !== 'call' || !matches(node.call)) {
      continue;
    }
    for (let above: TreeNode | undefined = node; above !== undefined && !kept.has(above); above = above.parent) {
      kept.add(above);
    }
  }
  return kept;

  function matches(call: Call): boolean {
    return (
      (!filter.failures || isFailedCall(call)) &&
      (!filter.loops || inLoop(call)) &&
      (filter.tool === '' || (call.kind === 'tool' && call.name === filter.tool)) &&
      (text === '' || textsOf(call).some((part) => part?.toLowerCase().includes(text)))
    );
  }
}

function textsOf(call: Call): Array<string | undefined> {
  const common = [titleOfCall(call), call.error?.type, call.error?.message];
  return call.kind === 'tool'
    ? [...common, call.callId, call.arguments, call.result]
    : [...common, call.finishReason, call.responseId];
}
