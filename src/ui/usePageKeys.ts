import { useEffect, useRef } from 'react';

/** What each key does; keys that nothing is said of are left to others. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>;

/** Hears keys anywhere on the page, but for those that somebody types, that come with a modifier, or to a dialog. */
export function usePageKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (action === undefined || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) {
        return;
      }
      event.preventDefault();
      // Grafana has shortcuts of its own on some of these keys.
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox]), textarea, select, [role=dialog]') !== null)
  );
}
