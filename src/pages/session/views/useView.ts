import { useCallback } from 'react';

import { useUrlQuery } from '../../../ui/useUrlQuery';
import { FIRST_VIEW, readView, type View } from './views';

/** The view that the URL names, and how to show another one. */
export function useView(): [View, (wanted: View) => void] {
  const [search, changeUrl] = useUrlQuery();
  const show = useCallback(
    (wanted: View) => changeUrl({ view: wanted === FIRST_VIEW ? null : wanted }, 'replace'),
    [changeUrl]
  );
  return [readView(search), show];
}
