import { callsIn } from '../../../analysis/placed-calls';
import { axisOf } from '../../../analysis/timeline/axis';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../../testing/sketches';
import { timelineColumns } from './columns';
import { drawLanes, type LanesPicture, type Palette } from './drawLanes';
import { drawTracks, type Track } from './drawTracks';
import { callAt, placeOfCall, ROW, sceneOf } from './scene';

const palette: Palette = {
  pieces: { waiting: 'waiting', generating: 'generating', first_token: 'first', tool: 'tool' },
  failed: 'failed',
  text: 'text',
  quiet: 'quiet',
  line: 'line',
  onPiece: 'onPiece',
  selected: 'selected',
  background: 'background',
  gap: 'gap',
  font: '11px sans-serif',
};

/** Records what is drawn: rectangles with their colour, and texts. */
function recorder() {
  const rects: Array<{ color: string; x: number; width: number }> = [];
  const texts: string[] = [];
  const context = {
    fillStyle: '',
    clearRect: () => undefined,
    fillRect: (x: number, _y: number, width: number) => rects.push({ color: context.fillStyle, x, width }),
    strokeRect: () => undefined,
    fillText: (text: string) => texts.push(text),
    measureText: (text: string) => ({ width: 6 * text.length }),
  };
  return { rects, texts, context: context as unknown as CanvasRenderingContext2D };
}

function pictureOf(session: ReturnType<typeof sessionOfRuns>, part: Partial<LanesPicture> = {}) {
  const axis = axisOf(session.start, session.lastActivity, []);
  const scene = sceneOf(timelineColumns(session).lanes, callsIn(session), axis);
  const viewport = { from: 0, to: axis.length };
  const size = { scrolled: 0, width: 800, height: 400 };
  return { scene, viewport, ...size, palette, gaps: [], selected: new Set<never>(), ...part };
}

const COUNT = 50_000;
const calls = Array.from({ length: COUNT }, (_, index) =>
  toolCall('read', { start: 10 * index, end: 10 * index + 9, outcome: index === 31_234 ? 'error' : 'ok' })
);
const long = sessionOfRuns([runOfSteps(calls.map((call) => [call]))]);

describe('the lanes', () => {
  it('of 50,000 calls take no more rectangles than there are pixels, and still show the one that failed', () => {
    const { rects, context } = recorder();
    drawLanes(context, pictureOf(long));
    expect(rects.length).toBeLessThan(2000);
    expect(rects.filter(({ color }) => color === 'failed')).toHaveLength(1);
  });

  it('zoomed in, draw what is in sight only, with its name', () => {
    const { rects, texts, context } = recorder();
    drawLanes(context, pictureOf(long, { viewport: { from: 100_000, to: 100_100 } }));
    const pieces = rects.filter(({ color }) => color === 'tool');
    expect(pieces.length).toBeGreaterThanOrEqual(10);
    expect(pieces.length).toBeLessThanOrEqual(12);
    expect(texts).toContain('read');
    for (const { x, width } of pieces) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(800);
    }
  });

  it('say how many equal calls a row of them is', () => {
    const equal = [0, 1, 2, 3].map((index) => toolCall('edit', { start: 1000 * index, arguments: '{"a":1}' }));
    const { texts, context } = recorder();
    drawLanes(
      context,
      pictureOf(
        sessionOfRuns([
          runOfSteps(equal.map((call) => [llmCall({ start: call.start + 600, end: call.start + 900 }), call])),
        ])
      )
    );
    expect(texts).toContain('edit ×4');
  });
});

describe('a track', () => {
  const points = Array.from({ length: COUNT }, (_, index) => ({ place: 10 * index, value: index }));
  const track: Track = { label: 'tokens', color: 'track', points, most: COUNT, shape: 'steps' };
  const drawn = (viewport: { from: number; to: number }) => {
    const { rects, context } = recorder();
    drawTracks(context, { tracks: [track], marks: [], viewport, width: 800, palette });
    return rects.filter(({ color }) => color === 'track');
  };

  it('holds a value that began before what is in sight', () => {
    expect(drawn({ from: 1003, to: 1007 })).toEqual([{ color: 'track', x: 0, width: 800 }]);
  });

  it('is drawn without gaps, and takes no more rectangles than there are pixels', () => {
    for (const viewport of [
      { from: 0, to: 10 * COUNT },
      { from: 123_456, to: 234_567 },
      { from: 5, to: 1000 },
    ]) {
      const rects = drawn(viewport);
      expect(rects.length).toBeLessThanOrEqual(800);
      expect(rects.reduce((sum, { width }) => sum + width, 0)).toBe(800);
    }
  });

  it('begins where its first value does', () => {
    expect(drawn({ from: -100, to: 100 })[0]?.x).toBe(400);
  });
});

describe('a point on the lanes', () => {
  it('is that of every call that is drawn there, and of none beside', () => {
    const session = sessionOfRuns([
      runOfSteps([
        [llmCall({ start: 0, end: 1000 }), toolCall('a', { start: 500, end: 2000 })],
        [toolCall('b', { start: 3000, end: 3500 })],
      ]),
    ]);
    const { scene } = pictureOf(session);
    for (const call of session.runs[0]!.steps.flatMap((step) => step.calls)) {
      const place = placeOfCall(scene, call)!;
      expect(callAt(scene, (place.from + place.to) / 2, place.top + ROW / 2, 1)).toBe(call);
    }
    expect(callAt(scene, 2500, scene.rows[0]!.top + 1, 10)).toBeUndefined();
    expect(callAt(scene, 500, scene.height + 50, 10)).toBeUndefined();
  });
});
