import type { GatewayRow } from '../operator/table';
import { DERIVED } from '../tables/derived';
import { all, isSet, literal, matches, not, set, type StatementGroup } from './ottl';
import type { RecordPaths } from './record';

/** Gives addresses the names of the operator's table; the first row that matches wins. */
export function gatewayGroup(record: RecordPaths, rows: readonly GatewayRow[]): StatementGroup[] {
  const gateway = record.attribute(DERIVED.gateway);
  const address = record.cache('address');
  const named = record.cache('named');
  if (rows.length === 0) {
    return [];
  }
  return [
    {
      context: record.context,
      conditions: [isSet(gateway)],
      statements: [
        set(address, gateway),
        ...rows.flatMap(({ address: pattern, name }) => {
          const open = all(not(isSet(named)), matches(address, pattern));
          return [set(gateway, literal(name), open), set(named, 'true', open)];
        }),
      ],
    },
  ];
}
