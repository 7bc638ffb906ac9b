import type { Call } from '../session';
import { isSameCall } from './calls';

/** Calls by the id that they have of their own: by it two records of one call know each other. */
export class CallsById {
  private readonly first = { llm: new Map<string, Call>(), tool: new Map<string, Call>() };
  /** Further calls with the id of the first: some models number theirs anew each turn, a careless provider may too. */
  private readonly further = new Map<Call, Call[]>();

  /** The earlier record of the same call; undefined, and the call is remembered, where there is none. */
  sameAs(call: Call): Call | undefined {
    const id = call.kind === 'llm' ? call.responseId : call.callId;
    if (id === undefined) {
      return undefined;
    }
    const first = this.first[call.kind].get(id);
    if (first === undefined) {
      this.first[call.kind].set(id, call);
      return undefined;
    }
    const further = this.further.get(first) ?? [];
    const known = [first, ...further].find((other) => isSameCall(other, call, false));
    if (known === undefined) {
      this.further.set(first, [...further, call]);
    }
    return known;
  }
}
