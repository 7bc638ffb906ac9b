import type { Call } from '../session';
import { isSameCall } from './calls';

/** Calls by the id that they have of their own: by it two records of one call know each other. */
export class CallsById {
  private readonly llm = new Map<string, Call>();
  private readonly tools = new Map<string, Call>();
  /** Further calls with the id of the first: some models number theirs anew each turn, a careless provider may too. */
  private further: Map<Call, Call[]> | undefined;

  /** The earlier record of the same call; undefined, and the call is remembered, where there is none. */
  sameAs(call: Call): Call | undefined {
    return call.kind === 'llm' ? this.find(this.llm, call.responseId, call) : this.find(this.tools, call.callId, call);
  }

  private find(calls: Map<string, Call>, id: string | undefined, call: Call): Call | undefined {
    if (id === undefined) {
      return undefined;
    }
    const first = calls.get(id);
    if (first === undefined) {
      calls.set(id, call);
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
