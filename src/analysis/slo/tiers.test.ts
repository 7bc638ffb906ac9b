import { decideTier, entryMatches, type TierEntry, wholePattern } from './tiers';

const entry = (matchers: Record<string, string>, tier: TierEntry['tier'], line = 1): TierEntry => ({
  matchers,
  tier,
  line,
});

describe('decideTier', () => {
  const entries = [
    entry({ gateway: 'vendor\\.example', model: 'gpt-5.*' }, 'page', 3),
    entry({ model: '.+-preview' }, 'ignore', 4),
    entry({ gateway: 'vendor\\.example' }, 'page', 5),
  ];

  it.each([
    [{ gateway: 'vendor.example', model: 'gpt-5.2-preview' }, 'page', 3],
    [{ gateway: 'vendor.example', model: 'x-preview' }, 'ignore', 4],
    [{ gateway: 'vendor.example', model: 'other' }, 'page', 5],
    [{ gateway: 'vendorXexample', model: 'gpt-5.2' }, 'ticket', undefined],
    [{ model: 'gpt-5.2' }, 'ticket', undefined],
  ])('lets the first entry that matches decide: %j', (labels: Record<string, string>, tier, line) => {
    const decision = decideTier(entries, labels);
    expect([decision.tier, decision.entry?.line]).toEqual([tier, line]);
  });

  it('says that it does not know rather than guess what only Prometheus can read', () => {
    const odd = entry({ model: '\\pN+(?P<name>x)' }, 'page', 1);
    expect(decideTier([odd, ...entries], { gateway: 'g', model: 'a-preview' })).toEqual({
      tier: undefined,
      unreadable: odd,
    });
    expect(entryMatches({ matchers: { ...odd.matchers, gateway: 'other' } }, { gateway: 'g', model: '1' })).toBe(false);
  });
});

describe('wholePattern', () => {
  it.each([
    ['a|b', 'ab', false],
    ['a|b', 'b', true],
    ['(?i)Bash', 'bASH', true],
    ['a.c', 'a\nc', true],
    ['', '', true],
  ])('%j on %j: %j', (pattern, text, matches) => {
    expect(wholePattern(pattern)?.test(text)).toBe(matches);
  });

  it.each(['(', '(?=a)', '(a)\\1', '(?<!a)b'])('refuses %j', (pattern) => {
    expect(wholePattern(pattern)).toBeUndefined();
  });
});
