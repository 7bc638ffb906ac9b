import { useEffect, useState } from 'react';

import { onRequest } from '../sources/http';

/** What a view has asked of the data sources. */
export interface RequestCosts {
  requests: number;
  /** After decompression. */
  bytes: number;
}

const NONE: RequestCosts = { requests: 0, bytes: 0 };

/** Requests to data sources since the view was opened, and what came back. */
export function useRequestCosts(): RequestCosts {
  const [costs, setCosts] = useState(NONE);
  useEffect(
    () =>
      onRequest((cost) => setCosts(({ requests, bytes }) => ({ requests: requests + 1, bytes: bytes + cost.bytes }))),
    []
  );
  return costs;
}
