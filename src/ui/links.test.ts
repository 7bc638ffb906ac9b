import { sessionUrl } from './links';

describe('address of a session', () => {
  it('carries any id through a URL unchanged', () => {
    for (const id of ['a/b', '100%', '%2F', 'a&span=x', 'ключ 1', '<script>', '007', 'true', '__proto__']) {
      expect(new URL(sessionUrl(id, ''), 'http://host').searchParams.get('id')).toBe(id);
    }
  });

  it('keeps the time range and nothing else of the present query', () => {
    const url = new URL(sessionUrl('s', '?from=now-1h&to=now&timezone=utc&agent=coder&sort=name'), 'http://host');
    expect(url.pathname).toBe('/a/flightrecorder-agents-app/session');
    expect(Object.fromEntries(url.searchParams)).toEqual({ id: 's', from: 'now-1h', to: 'now', timezone: 'utc' });
  });
});
