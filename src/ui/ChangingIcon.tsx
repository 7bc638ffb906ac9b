import { Icon } from '@grafana/ui';
import React, { type ComponentProps } from 'react';

/**
 * An icon whose name changes while it is shown. Grafana's own keeps the picture that arrives last, which need not be the
 * one that was asked for last: a session that completed would be marked as unknown.
 */
export function ChangingIcon(props: ComponentProps<typeof Icon>) {
  return <Icon key={props.name} {...props} />;
}
