import type { Call } from '../session';
import { isSameCall } from './calls';

/** Calls by the id that they have of their own: by it two records of one call know each other. */
export class CallsById {
  private readonly first = new Map<string, Call>();
  /** Further calls with the id of the first: some models number theirs anew each turn, or answers and calls alike. */
  private further: Map<Call, Call[]> | undefined;

  /** The earlier record of the same call; undefined, and the call is remembered, where there is none. */
  sameAs(call: Call): Call | undefined {
    const id = call.kind === 'llm' ? call.responseId : call.callId;
    if (id === undefined) {
      return undefined;
    }
    const first = this.first.get(id);
    if (first === undefined) {
      this.first.set(id, call);
      return undefined;
    }
    return isSameCall(first, call, false) ? first : this.findFurther(first, call);
  }

  private findFurther(first: Call, call: Call): Call | undefined {
    this.further ??= new Map();
    const further = this.further.get(first) ?? [];
    this.further.set(first, further);
    const known = further.find((other) => isSameCall(other, call, false));
    if (known === undefined) {
      further.push(call);
    }
    return known;
  }
}
