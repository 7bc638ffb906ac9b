import { useState, useSyncExternalStore } from 'react';

import { onRequest } from '../sources/http';

/** What has been asked of the data sources. */
export interface RequestCosts {
  requests: number;
  /** After decompression. */
  bytes: number;
}

const listeners = new Set<() => void>();

/** Of all views so far: replaced with every request. */
let all: RequestCosts = { requests: 0, bytes: 0 };

onRequest(({ bytes }) => {
  all = { requests: all.requests + 1, bytes: all.bytes + bytes };
  listeners.forEach((listener) => listener());
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What had been asked when a view was opened: what was asked since then is its own. */
export function useCostsAtFirst(): RequestCosts {
  return useState(() => all)[0];
}

/** What has been asked since then. */
export function useRequestCosts(since: RequestCosts): RequestCosts {
  const now = useSyncExternalStore(subscribe, () => all);
  return { requests: now.requests - since.requests, bytes: now.bytes - since.bytes };
}
