import type { Dialect } from './dialect';
import { openCode } from './opencode';

/** Kilo Code's command line: built on OpenCode, and writes what that writes. */
export const kiloCode: Dialect = {
  ...openCode,
  name: 'Kilo Code',
  scopes: /^(ai$|kilo)/,
  services: /^kilo/,
  onlyServices: /^kilo/,
};
