import React, { Fragment } from 'react';

import { UNKNOWN } from './format';
import { plainName } from './plainText';

interface Props {
  /** As telemetry has it; undefined or empty where nothing tells it. */
  of: string | undefined;
}

/** A name from outside, in one line: whatever it is written in, it leaves the text around it as it is. */
export function Name({ of }: Props) {
  const name = of === undefined || of === '' ? UNKNOWN : plainName(of);
  return <bdi title={name}>{name}</bdi>;
}

interface ManyProps {
  of: readonly string[];
  /** Stands between two of them. */
  separator?: string;
}

/** Some names beside each other. */
export function Names({ of, separator = ', ' }: ManyProps) {
  return (
    <span title={of.map(plainName).join('\n')}>
      {of.length === 0
        ? UNKNOWN
        : of.map((name, place) => (
            // The same name may come twice.
            <Fragment key={place}>
              {place > 0 && separator}
              <bdi>{plainName(name)}</bdi>
            </Fragment>
          ))}
    </span>
  );
}
