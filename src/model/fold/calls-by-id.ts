import type { Call } from '../session';
import { isSameCall } from './calls';

/** Calls by the id that they have of their own: by it two records of one call know each other. */
export class CallsById {
  /** Of several calls with one id the one that ends last: some models number theirs anew each turn. */
  private llm: Map<string, Call> | undefined;
  private tools: Map<string, Call> | undefined;

  /** The earlier record of the same call; undefined, and the call is remembered, where there is none. */
  sameAs(call: Call): Call | undefined {
    const id = call.kind === 'llm' ? call.responseId : call.callId;
    if (id === undefined) {
      return undefined;
    }
    const calls = call.kind === 'llm' ? (this.llm ??= new Map()) : (this.tools ??= new Map());
    const known = calls.get(id);
    if (known !== undefined && isSameCall(known, call, false)) {
      return known;
    }
    if (known === undefined || !(call.end <= known.end)) {
      calls.set(id, call);
    }
    return undefined;
  }
}
