import { type Palette } from './drawLanes';

export const RULER_HEIGHT = 18;

/** Pixels between two marks of the ruler, and those that a label takes. */
const APART = 130;
const LABEL = 80;

interface RulerPicture {
  width: number;
  palette: Palette;
  /** The time at so many pixels from the left, in words. */
  labelAt: (x: number) => string;
}

/** Draws the time of day above the lanes. */
export function drawRuler(context: CanvasRenderingContext2D, { width, palette, labelAt }: RulerPicture): void {
  context.clearRect(0, 0, width, RULER_HEIGHT);
  context.font = palette.font;
  context.textBaseline = 'middle';
  for (let x = 0; x + LABEL < width; x += APART) {
    context.fillStyle = palette.line;
    context.fillRect(x, 4, 1, RULER_HEIGHT - 4);
    context.fillStyle = palette.quiet;
    context.fillText(labelAt(x), x + 4, RULER_HEIGHT / 2 + 1);
  }
}
