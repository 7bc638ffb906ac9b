import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import { type Spent } from '../../../analysis/spending/spending';
import { type Step } from '../../../model/session';
import { totalTokens } from '../../../model/tokens';
import { Cost } from '../../../ui/Cost';
import { formatShort } from '../../../ui/format';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { tableStyles } from './tableStyles';

interface Props {
  byStep: ReadonlyMap<Step, Spent>;
  places: Whereabouts;
  onSelect: (node: TreeNode) => void;
}

/** Steps in the list; the view of the steps has the cost of each. */
const MOST = 10;

/** The steps that cost most, to go to each. */
export function DearestSteps({ byStep, places, onSelect }: Props) {
  const styles = useStyles2(tableStyles);
  const titleId = useId();
  const dearest = useMemo(
    () =>
      Array.from(byStep)
        .filter(([, { usd }]) => usd !== null && usd > 0)
        .sort(([, a], [, b]) => (b.usd ?? 0) - (a.usd ?? 0))
        .slice(0, MOST),
    [byStep]
  );
  if (dearest.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 id={titleId} className={styles.title}>
        {t('session.spending.dearest', 'Dearest steps')}
      </h3>
      <table className={styles.table} aria-labelledby={titleId}>
        <tbody>
          {dearest.map(([step, spent], index) => {
            const node = places.of(step);
            return (
              <tr key={index}>
                <th scope="row">
                  {node && (
                    <button type="button" className={styles.link} onClick={() => onSelect(node)}>
                      {places.nameOf(node)}
                    </button>
                  )}
                </th>
                <td>{formatShort(totalTokens(spent.tokens))}</td>
                <td>
                  <Cost {...spent} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
