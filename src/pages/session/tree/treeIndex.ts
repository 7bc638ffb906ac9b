import { type Call, type Run, type Session, type Step } from '../../../model/session';
import { type SessionNode, type TreeNode, walk } from './nodes';

type Part = Run | Step | Call;

/**
 * Ways to find the nodes of a tree, without making those beside the way. What they need to know is gathered when it is
 * first asked for: reading a session from the top needs none of it.
 */
export class TreeIndex {
  private read?: readonly TreeNode[];
  private parts?: Parts;

  constructor(readonly root: SessionNode) {}

  /** Every node, parents before their children: the order in which the session is read. */
  get order(): readonly TreeNode[] {
    return (this.read ??= walk(this.root));
  }

  /** The node of a part of the session. */
  of(part: Part): TreeNode | undefined {
    const own = childOf(this.root, part);
    if (own !== undefined) {
      return own;
    }
    const around = this.known.around.get(part);
    const parent = around === this.root.session ? this.root : around && this.of(around as Part);
    return parent && childOf(parent, part);
  }

  /** The node that a reference stands for; undefined for one that is not there, and for the session's own. */
  find(reference: string): TreeNode | undefined {
    const above = /^(.*)\/\d+$/.exec(reference)?.[1];
    if (above !== undefined) {
      return this.find(above)?.children.find((node) => node.reference === reference);
    }
    const span = /^[^:]*:([^~]*)/.exec(reference)?.[1] ?? '';
    const candidates = this.known.bySpan.get(span.startsWith('@') ? '' : span) ?? [];
    return candidates.map((part) => this.of(part)).find((node) => node?.reference === reference);
  }

  private get known(): Parts {
    return (this.parts ??= partsOf(this.root.session));
  }
}

function childOf(node: TreeNode, part: Part): TreeNode | undefined {
  return node.children.find(({ subject }) => subject === part);
}

interface Parts {
  /** What each part is part of. */
  around: ReadonlyMap<Part, Session | Part>;
  /** Runs and calls by the id of their span; those without one by an empty text. */
  bySpan: ReadonlyMap<string, ReadonlyArray<Run | Call>>;
}

function partsOf(session: Session): Parts {
  const around = new Map<Part, Session | Part>();
  const bySpan = new Map<string, Array<Run | Call>>();
  const note = (part: Run | Call, within: Session | Part): void => {
    around.set(part, within);
    const alike = bySpan.get(part.origin.spanId);
    if (alike === undefined) {
      bySpan.set(part.origin.spanId, [part]);
    } else {
      alike.push(part);
    }
  };
  const visit = (runs: readonly Run[], within: Session | Part): void => {
    for (const run of runs) {
      note(run, within);
      for (const step of run.steps) {
        around.set(step, run);
        for (const call of step.calls) {
          note(call, step);
          visit(call.kind === 'tool' ? call.runs : [], call);
        }
      }
      visit(run.runs, run);
    }
  };
  visit(session.runs, session);
  return { around, bySpan };
}
