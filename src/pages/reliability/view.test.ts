import { labelParameters, openParameters, percentText, readShare, readView, whatIfParameters } from './view';

const asSearch = (parameters: Record<string, string | string[] | null>) => {
  const query = new URLSearchParams();
  Object.entries(parameters).forEach(([name, value]) =>
    (value === null ? [] : [value].flat()).forEach((each) => query.append(name, each))
  );
  return query.toString();
};

describe('the view in the URL', () => {
  it('comes back as it was written', () => {
    const windows = { Fast: { long: 7200, short: 600 } };
    const search = [
      asSearch({ ...openParameters('llm-errors'), ...whatIfParameters({ target: 0.9975, windows }) }),
      asSearch(labelParameters({ gateway: 'a&b', model: '' })),
    ].join('&');
    expect(readView(search)).toEqual({
      open: 'llm-errors',
      target: 0.9975,
      windows,
      list: undefined,
      labels: { gateway: 'a&b' },
    });
  });

  it('takes what makes no sense for not there', () => {
    expect(readView('target=120&windows=Fast:5m/1h&windows=x&slo=&list=&label.model=')).toEqual({
      open: undefined,
      target: undefined,
      windows: {},
      list: undefined,
      labels: {},
    });
  });

  it.each([
    ['99.9', 0.999],
    ['0', undefined],
    ['100', undefined],
    ['', undefined],
    ['x', undefined],
  ])('reads %j per cent', (text, share) => {
    expect(readShare(text)).toBe(share);
    expect(share === undefined || percentText(share) === text).toBe(true);
  });
});
