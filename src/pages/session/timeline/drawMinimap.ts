import { type Palette } from './drawLanes';
import { kindAt, type Scene } from './scene';
import { type Viewport } from './viewport';

export const MINIMAP_HEIGHT = 28;

interface MinimapPicture {
  scene: Scene;
  /** Length of the whole axis. */
  length: number;
  width: number;
  palette: Palette;
}

/** Draws the whole session small, and where failures are. */
export function drawMinimap(context: CanvasRenderingContext2D, picture: MinimapPicture): void {
  const { scene, length, width, palette } = picture;
  const scale = width / Math.max(1, length);
  context.clearRect(0, 0, width, MINIMAP_HEIGHT);
  const tall = Math.max(1, MINIMAP_HEIGHT / Math.max(1, scene.rows.length));
  for (const failures of [false, true]) {
    scene.rows.forEach((row, index) => {
      const { pieces, from, to } = row;
      const top = Math.min(MINIMAP_HEIGHT - tall, index * tall);
      let drawnTo = -Infinity;
      pieces.failed.forEach((flag, place) => {
        const failed = flag === 1;
        const left = (from[place] ?? 0) * scale;
        const right = Math.max(left + 1, (to[place] ?? 0) * scale);
        if (failed !== failures || right <= drawnTo) {
          return;
        }
        context.fillStyle = failed ? palette.failed : palette.pieces[kindAt(row, place)];
        context.fillRect(left, top, right - left, Math.max(1, tall - 0.5));
        drawnTo = right;
      });
    });
  }
}

/** Draws, upon the whole session, which part of it is in sight: what moves, so that the rest need not be drawn again. */
export function drawPartInSight(
  context: CanvasRenderingContext2D,
  { length, viewport, width, palette }: Omit<MinimapPicture, 'scene'> & { viewport: Viewport }
): void {
  const scale = width / Math.max(1, length);
  const [left, right] = [viewport.from * scale, Math.max(viewport.to * scale, viewport.from * scale + 2)];
  context.clearRect(0, 0, width, MINIMAP_HEIGHT);
  context.fillStyle = palette.background;
  context.globalAlpha = 0.65;
  context.fillRect(0, 0, left, MINIMAP_HEIGHT);
  context.fillRect(right, 0, width - right, MINIMAP_HEIGHT);
  context.globalAlpha = 1;
  context.strokeStyle = palette.selected;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, 0.5, Math.max(1, right - left - 1), MINIMAP_HEIGHT - 1);
}
