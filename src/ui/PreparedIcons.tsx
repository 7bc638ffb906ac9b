import { type IconName } from '@grafana/data';
import { Icon } from '@grafana/ui';
import React, { memo } from 'react';

/**
 * Has Grafana fetch and read icons before that is drawn which shows them, unseen: for pages that wait for their data, and
 * have much to draw once it is there.
 */
export const PreparedIcons = memo(function PreparedIcons({ names }: { names: readonly IconName[] }) {
  return (
    <div hidden>
      {names.map((name) => (
        <Icon key={name} name={name} />
      ))}
    </div>
  );
});
