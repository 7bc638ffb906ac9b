/** Everything of the page that a person sets, besides the time range and the order. */
export interface LoopsView {
  /** Loops that something is missing to prove are listed as well. */
  suspected: boolean;
  /** Loops that somebody judged to be none are listed as well. */
  aside: boolean;
  /** One row a pattern rather than one a loop. */
  grouped: boolean;
  /** Only loops of this pattern; empty for all. */
  pattern: string;
}

/** Reads the view from a URL's query. */
export function readView(search: string): LoopsView {
  const parameters = new URLSearchParams(search);
  const isOn = (name: string) => parameters.get(name) === '1';
  return {
    suspected: isOn('suspected'),
    aside: isOn('aside'),
    grouped: isOn('grouped'),
    pattern: parameters.get('pattern') ?? '',
  };
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters(view: LoopsView): Record<keyof LoopsView, string | null> {
  return {
    suspected: view.suspected ? '1' : null,
    aside: view.aside ? '1' : null,
    grouped: view.grouped ? '1' : null,
    pattern: view.pattern || null,
  };
}
