import { t } from '@grafana/i18n';

import { type Shortcut } from '../../ui/ShortcutHelp';
import { viewLabel, VIEWS } from './views/views';

/** The keys of the page, of its tree and of its timeline, with what they do. */
export function sessionShortcuts(): Shortcut[] {
  return [
    { keys: ['j', 'k'], does: t('session.shortcuts.step', 'Go to the next or previous step') },
    { keys: [']', '['], does: t('session.shortcuts.run', 'Go to the next or previous run') },
    { keys: ['e'], does: t('session.shortcuts.error', 'Go to the next failed call') },
    { keys: ['l'], does: t('session.shortcuts.loop', 'Go to the next loop') },
    { keys: ['/'], does: t('session.shortcuts.search', 'Search in the steps') },
    {
      keys: VIEWS.map((_, place) => String(place + 1)),
      does: t('session.shortcuts.views', 'Show a view: {{views}}', { views: VIEWS.map(viewLabel).join(', ') }),
    },
    { keys: ['f'], does: t('session.shortcuts.fit', 'Show all of the timeline') },
    { keys: ['Esc'], does: t('session.shortcuts.escape', 'Select the whole session') },
    { keys: ['↑', '↓'], does: t('session.shortcuts.move', 'Go to the row above or below') },
    { keys: ['→'], does: t('session.shortcuts.open', 'Open the row, then go to what is in it') },
    { keys: ['←'], does: t('session.shortcuts.close', 'Close the row, then go to what it is in') },
    { keys: ['Enter'], does: t('session.shortcuts.toggle', 'Open or close the row') },
    { keys: ['Page up', 'Page down'], does: t('session.shortcuts.page', 'Go a screen up or down') },
    { keys: ['Home', 'End'], does: t('session.shortcuts.ends', 'Go to the first or last row') },
    { keys: ['?'], does: t('session.shortcuts.help', 'Show this help') },
  ];
}
