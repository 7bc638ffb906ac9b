import { body, fakeBackend, refusal, type FakeAnswer } from '../testing/backend';
import { limitsOf } from './tempo-limits';

const source = { uid: 'u', name: 'Tempo', type: 'tempo' } as const;
const told = (answer: FakeAnswer) => {
  fakeBackend(() => answer);
  return limitsOf(source);
};

it('reads them from the configuration that Tempo shows', async () => {
  const text =
    'compactor:\n    compaction:\n        block_retention: 336h0m0s\noverrides:\n  max_bytes_per_trace: 5000000\n';
  await expect(told(body(text))).resolves.toEqual({ retention: '336h0m0s', traceBytes: '5000000' });
});

it('knows none where there are none, or where nobody tells', async () => {
  await expect(told(body('block_retention: 0s\nmax_bytes_per_trace: 0\n'))).resolves.toEqual({});
  for (const status of [404, 403, 401]) {
    await expect(told(refusal(status, 'no'))).resolves.toEqual({});
  }
});

it('passes other failures on', async () => {
  await expect(told(refusal(500, 'broken'))).rejects.toMatchObject({ kind: 'server' });
});
