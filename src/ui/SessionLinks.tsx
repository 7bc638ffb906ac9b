import React from 'react';
import { Link } from 'react-router-dom';

import { sessionUrl } from './links';

interface Props {
  sessions: ReadonlyArray<{ id: string; name?: string }>;
  /** The page's query, whose time range links keep. */
  search: string;
}

/** Sessions that are linked; of more than these a sentence only says that there are. */
const MOST = 5;

/** A few sessions within a sentence, each a link to its page. */
export function SessionLinks({ sessions, search }: Props) {
  return (
    <>
      {sessions.slice(0, MOST).map(({ id, name }) => (
        <React.Fragment key={id}>
          <Link to={sessionUrl(id, search)}>{name ?? id}</Link>{' '}
        </React.Fragment>
      ))}
      {sessions.length > MOST && '…'}
    </>
  );
}
