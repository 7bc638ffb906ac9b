import { type IconName } from '@grafana/data';
import { Icon } from '@grafana/ui';
import React, { memo } from 'react';

/** Pixels of Grafana's small icons. */
const SIZE = 14;

const idOf = (name: IconName) => `flightrecorder-icon-${name}`;

/** Grafana's icons for a part of the page that shows the same few again and again: each is in the document once, unseen. */
export const IconStock = memo(function IconStock({ names }: { names: readonly IconName[] }) {
  return (
    <div hidden>
      {names.map((name) => (
        <Icon key={name} name={name} size="sm" id={idOf(name)} />
      ))}
    </div>
  );
});

interface Props {
  name: IconName;
  className?: string;
  /** Pixels, 14 unless told otherwise. */
  size?: number;
  /** What it stands for, where no word beside it says so. */
  label?: string;
}

/** An icon that an `IconStock` around it has: rows that come and go with scrolling need not build their own. */
export function StockIcon({ name, className, size = SIZE, label }: Props) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      data-testid={`stock-icon-${name}`}
    >
      <use href={`#${idOf(name)}`} width={size} height={size} />
    </svg>
  );
}
