/** A regular expression for a model, whichever its dated version: `claude-sonnet-4-5-20250929`. */
export function dated(model: string): string {
  return `${model.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&')}(-[0-9]{4}-?[0-9]{2}-?[0-9]{2}|-latest)?`;
}
