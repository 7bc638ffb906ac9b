import { forgetReload, isChunkError, mayReloadOnce } from './staleChunk';

beforeEach(() => window.sessionStorage.clear());

it('knows a chunk that is gone from an error in the app', () => {
  const chunkError = Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' });
  expect(isChunkError(chunkError)).toBe(true);
  expect(isChunkError(new Error('Loading chunk sessions failed. (error: …)'))).toBe(true);
  expect(isChunkError(new TypeError('x is undefined'))).toBe(false);
  expect(isChunkError('Loading chunk 1 failed')).toBe(false);
});

it('allows one reload, and another one only after a chunk has loaded', () => {
  expect(mayReloadOnce(window.sessionStorage)).toBe(true);
  expect(mayReloadOnce(window.sessionStorage)).toBe(false);
  forgetReload(window.sessionStorage);
  expect(mayReloadOnce(window.sessionStorage)).toBe(true);
});
