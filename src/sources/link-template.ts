/** What the address of a session on another platform is made of. */
export interface LinkIds {
  sessionId: string;
  /** Empty where no span is selected. */
  traceId: string;
  spanId: string;
}

const PLACEHOLDER = /\{(sessionId|traceId|spanId)\}/g;

/** Why a template would make no link; undefined where it may pass. An empty one is no link at all. */
export function templateProblem(template: string): 'no_address' | 'no_placeholder' | undefined {
  if (template.trim() === '') {
    return undefined;
  }
  if (addressOf(template.replace(PLACEHOLDER, 'x')) === undefined) {
    return 'no_address';
  }
  return template.search(PLACEHOLDER) < 0 ? 'no_placeholder' : undefined;
}

/**
 * The address that a template makes for these ids; undefined where it makes none, or needs an id that is not known. Ids
 * are text from outside: they are escaped, and the result leads to the web and to the template's own host or nowhere.
 *
 * @param template such as `https://langfuse.example.com/project/p/sessions/{sessionId}`
 */
export function fillTemplate(template: string, ids: LinkIds): { url: string; host: string } | undefined {
  const names = Array.from(template.matchAll(PLACEHOLDER), ([, name]) => name as keyof LinkIds);
  if (templateProblem(template) !== undefined || names.length === 0 || names.some((name) => ids[name] === '')) {
    return undefined;
  }
  const filled = addressOf(template.replace(PLACEHOLDER, (_, name: keyof LinkIds) => escaped(ids[name])));
  const meant = addressOf(template.replace(PLACEHOLDER, 'x'));
  return filled !== undefined && filled.origin === meant?.origin ? { url: filled.href, host: filled.host } : undefined;
}

/** Dots alone would be a step up in a path. */
function escaped(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/^\.+$/, (dots) =>
    dots.replaceAll('.', '%252E')
  );
}

function addressOf(text: string): URL | undefined {
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
