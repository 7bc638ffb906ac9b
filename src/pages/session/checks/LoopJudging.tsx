import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type CheckId, type Evidence } from '../../../analysis/checks/checks';
import { loopKey } from '../../../analysis/loops/loop-key';
import { type Loop } from '../../../analysis/loops/loops';
import { type Call } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { type JudgedStudy } from '../judgements/judgedStudy';
import { type Judgements } from '../judgements/useJudgements';
import { loopText } from '../texts';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';

/** What people may say of the loops that the checks found. */
export interface LoopJudging {
  judgements: Judgements;
  setAside: JudgedStudy['setAside'];
  loopOf: (call: Call) => Loop | undefined;
}

/** Says of a loop that it is none: it counts no more, for everybody, until that is taken back. */
export function NotALoop({ evidence, judging }: { evidence: Evidence; judging: LoopJudging }) {
  const { judgements, loopOf } = judging;
  const [first] = evidence.calls;
  const loop = first && loopOf(first);
  if (loop === undefined || loop.calls !== evidence.calls || !judgements.rights.create) {
    return null;
  }
  const { start: from = 0 } = first ?? {};
  const what = loopText(loop);
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      disabled={judgements.pending}
      tooltip={t('session.judgement.not-a-loop-is', 'It then counts no more for anybody, until it is taken back.')}
      onClick={() =>
        judgements.add({
          opinion: 'not_a_loop',
          loop: loopKey(loop),
          text: what,
          from,
          to: loop.calls.at(-1)?.start ?? from,
          agent: loop.run.agent,
          tool: loop.tools[0],
        })
      }
      data-testid={TEST_IDS.session.notALoop}
    >
      <Trans i18nKey="session.judgement.not-a-loop">Not a loop</Trans>
    </Button>
  );
}

interface SetAsideProps {
  check: CheckId;
  judging: LoopJudging;
  places: Whereabouts;
  onSelect: (node: TreeNode) => void;
}

/** The loops of one kind that somebody judged to be none, to look at and to take back. */
export function SetAside({ check, judging, places, onSelect }: SetAsideProps) {
  const styles = useStyles2(getStyles);
  const { setAside, judgements } = judging;
  const loops = setAside.filter(({ loop }) => loop.kind === check);
  if (loops.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} data-testid={TEST_IDS.session.setAside}>
      {loops.map(({ loop, judgement }) => {
        const [first] = loop.calls;
        const node = first && places.of(first);
        return (
          <li key={judgement.id}>
            <button type="button" className={styles.link} onClick={() => node && onSelect(node)}>
              <s>{loopText(loop)}</s>
            </button>{' '}
            {judgement.by === undefined
              ? t('session.judgement.set-aside', 'judged not to be a loop')
              : t('session.judgement.set-aside-by', 'judged not to be a loop by {{by}}', {
                  by: judgement.by,
                  interpolation: AS_TEXT,
                })}
            {judgements.rights.remove && (
              <Button
                size="sm"
                variant="secondary"
                fill="text"
                disabled={judgements.pending}
                onClick={() => judgements.remove(judgement.id)}
              >
                <Trans i18nKey="session.judgement.remove">Take it back</Trans>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', color: theme.colors.text.secondary }),
  link: css({
    all: 'unset',
    cursor: 'pointer',
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
