import { listedSessionUrl, sessionsUrl, sessionUrl } from './links';

const LIST = '?from=now-1h&to=now&timezone=utc&agent=a%26b&agent=coder&sort=name&q=50%25';

const parsed = (url: string) => new URL(url, 'http://host');

describe('address of a session', () => {
  it('carries any id through a URL unchanged', () => {
    for (const id of ['a/b', '100%', '%2F', 'a&span=x', 'ключ 1', '<script>', '007', 'true', '__proto__']) {
      expect(parsed(sessionUrl(id, '')).searchParams.get('id')).toBe(id);
    }
  });

  it('keeps the time range and nothing else of the present query', () => {
    const url = parsed(sessionUrl('s', LIST));
    expect(url.pathname).toBe('/a/flightrecorder-agents-app/session');
    expect(Object.fromEntries(url.searchParams)).toEqual({ id: 's', from: 'now-1h', to: 'now', timezone: 'utc' });
  });
});

describe('the way back to the list', () => {
  const back = (url: string) => parsed(sessionsUrl(parsed(url).search));

  it('leads to its filters, order and range, whatever range the session was looked at with', () => {
    const session = parsed(listedSessionUrl('s', LIST));
    session.searchParams.set('from', 'now-7d');
    const { pathname, searchParams } = back(session.href);
    expect(pathname).toBe('/a/flightrecorder-agents-app/sessions');
    expect([...searchParams]).toEqual([...new URLSearchParams(LIST)]);
  });

  it('goes along to another session', () => {
    const { search } = parsed(listedSessionUrl('s', LIST));
    expect(back(sessionUrl('parent', search)).search).toBe(back(listedSessionUrl('s', LIST)).search);
  });

  it('keeps the time range of a session that was opened from elsewhere', () => {
    expect(sessionsUrl('?id=s&from=now-1h&to=now&span=x')).toBe(
      '/a/flightrecorder-agents-app/sessions?from=now-1h&to=now'
    );
    expect(sessionsUrl('?id=s')).toBe('/a/flightrecorder-agents-app/sessions');
  });
});
