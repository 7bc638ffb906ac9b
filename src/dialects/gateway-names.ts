import { attribute, textOf } from '../model/otlp/attributes';
import type { RawSpan } from '../model/telemetry';
import { GATEWAY_KEYS } from './key-groups';
import { RECORDER } from './keys';

/**
 * Names that an operator's table for the collector gives to gateways, by the address that was called. Metrics and alerts
 * know a gateway by its name; what is folded keeps the address, with or without our collector on the way.
 */
export type GatewayNames = ReadonlyMap<string, readonly string[]>;

const NONE: readonly string[] = [];

/** The names that spans tell: those that carry both an address and a name. Spans past our collector tell none. */
export function gatewayNamesIn(spans: readonly RawSpan[]): GatewayNames {
  const names = new Map<string, readonly string[]>();
  for (const { attributes } of spans) {
    const name = valueOf(attributes, RECORDER.gateway);
    if (name !== undefined) {
      for (const key of GATEWAY_KEYS) {
        const address = valueOf(attributes, key);
        const known = address === undefined ? NONE : (names.get(address) ?? NONE);
        // Without a row that matches, the collector writes the address in place of a name.
        if (address !== undefined && address !== name && !known.includes(name)) {
          names.set(address, [...known, name]);
        }
      }
    }
  }
  return names;
}

/** All names of both: an address that was renamed has two. */
export function joinGatewayNames(a: GatewayNames, b: GatewayNames): GatewayNames {
  if (a.size === 0 || b.size === 0) {
    return a.size === 0 ? b : a;
  }
  const joined = new Map(a);
  for (const [address, names] of b) {
    joined.set(address, Array.from(new Set([...(a.get(address) ?? NONE), ...names])));
  }
  return joined;
}

function valueOf(attributes: RawSpan['attributes'], key: string): string | undefined {
  const value = attribute(attributes, key);
  return value === undefined ? undefined : textOf(value) || undefined;
}
