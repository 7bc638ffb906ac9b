import type { FieldTable } from './dialect';

/** Facts whose attribute every company names differently, and the attribute that an operator says it is. */
export interface AttributeNames {
  agent?: string;
  team?: string;
  repository?: string;
  tenant?: string;
}

/** The operator's attributes as carriers; they go before those of conventions. A blank name is none. */
export function carriersOf(names: AttributeNames): FieldTable {
  return Object.fromEntries(
    Object.entries(names)
      .filter(([, name]) => typeof name === 'string' && name.trim() !== '')
      .map(([field, name]) => [field, [name.trim()]])
  );
}
