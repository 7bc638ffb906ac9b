import { checksOf } from '../../../analysis/checks/checks';
import { loopKey } from '../../../analysis/loops/loop-key';
import { type Loop } from '../../../analysis/loops/loops';
import { type PriceBook } from '../../../analysis/price-book';
import { verdictOf } from '../../../analysis/verdict/verdict';
import { wasteOf } from '../../../analysis/waste/waste';
import { type Judgement } from '../../../sources/judgements';
import { type Study } from '../study';

/** A study in which loops that somebody judged to be none do not count. */
export interface JudgedStudy {
  study: Study;
  /** The loops that do not count, each with what was said of it. */
  setAside: ReadonlyArray<{ loop: Loop; judgement: Judgement }>;
}

/** Takes what people judged to be no loop out of the loops, and out of what follows from them: verdict, waste, checks. */
export function judgedStudy(study: Study, judgements: readonly Judgement[], book?: PriceBook): JudgedStudy {
  const noLoops = new Map(
    judgements.flatMap((judgement) => (judgement.loop === undefined ? [] : [[judgement.loop, judgement] as const]))
  );
  // What a loop is known by takes a while to make, of thousands longer than the rest of the page.
  const setAside = noLoops.size === 0 ? [] : loopsAmong(study.loops, noLoops);
  if (setAside.length === 0) {
    return { study, setAside };
  }
  const gone = new Set(setAside.map(({ loop }) => loop));
  const loops = study.loops.filter((loop) => !gone.has(loop));
  const { session, state, context } = study;
  return {
    study: {
      ...study,
      loops,
      verdict: verdictOf(session, state, loops),
      waste: wasteOf(session, book, loops),
      checks: checksOf(session, { loops, context }),
    },
    setAside,
  };
}

function loopsAmong(loops: readonly Loop[], judged: ReadonlyMap<string, Judgement>): JudgedStudy['setAside'] {
  return loops.flatMap((loop) => {
    const judgement = judged.get(loopKey(loop));
    return judgement === undefined ? [] : [{ loop, judgement }];
  });
}
