import type { Call } from '../session';
import { isSameCall } from './calls';

/** Calls by the id that they have of their own: by it two records of one call know each other. */
export class CallsById {
  /** Of several calls with one id the one that ends last: some models number theirs anew each turn. */
  private readonly llm = new Map<string, Call>();
  private readonly tools = new Map<string, Call>();

  /** The earlier record of the same call; undefined, and the call is remembered, where there is none. */
  sameAs(call: Call): Call | undefined {
    return call.kind === 'llm' ? find(this.llm, call.responseId, call) : find(this.tools, call.callId, call);
  }
}

function find(calls: Map<string, Call>, id: string | undefined, call: Call): Call | undefined {
  if (id === undefined) {
    return undefined;
  }
  const known = calls.get(id);
  if (known !== undefined && isSameCall(known, call, false)) {
    return known;
  }
  if (known === undefined || !(call.end <= known.end)) {
    calls.set(id, call);
  }
  return undefined;
}
