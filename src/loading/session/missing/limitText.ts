/** A limit by its name in the configuration, with its value where that is known: `block_retention: 336h0m0s`. */
export function limitText(name: string, value: string | undefined): string {
  return value === undefined ? name : `${name}: ${value}`;
}
