/** A gateway that an operator has given a name in the collector's table; all others go by their address. */
export const NAMED_GATEWAY = { address: 'llm-proxy.example.net', name: 'our-proxy' };
