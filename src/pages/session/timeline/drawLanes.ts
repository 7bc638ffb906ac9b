import { type Gap } from '../../../analysis/timeline/axis';
import { type PieceKind } from '../../../analysis/timeline/lanes';
import { type Call } from '../../../model/session';
import { titleOfCall } from '../tree/callTexts';
import { callOfPiece, firstAt, kindAt, ROW, type Scene, type SceneRow } from './scene';
import { type Viewport } from './viewport';

/** The colours and texts of a timeline, from the theme. */
export interface Palette {
  pieces: Readonly<Record<PieceKind, string>>;
  failed: string;
  text: string;
  quiet: string;
  line: string;
  onPiece: string;
  selected: string;
  background: string;
  gap: string;
  font: string;
}

export interface LanesPicture {
  scene: Scene;
  viewport: Viewport;
  /** Pixels that have been scrolled down. */
  scrolled: number;
  width: number;
  height: number;
  palette: Palette;
  /** Collapsed gaps on the axis, each with its real length in words. */
  gaps: ReadonlyArray<Gap & { label: string }>;
  selected: ReadonlySet<Call>;
  /** Calls that the length came from; others are drawn paler. Undefined where that is not asked for. */
  path?: ReadonlySet<Call>;
}

type Context = CanvasRenderingContext2D;

/** Part of a piece's colour that is left where it is not on the path. */
const PALE = 0.3;
/** Least pixels of a piece: what is shorter must still be seen. */
const LEAST = 1;
/** Least pixels of a folded row that is framed: narrower frames would only hide what is in them. */
const LEAST_FOLD = 4;
/** From this width a piece says what it is. */
const NAMED_FROM = 36;

/** Draws what is in sight of the lanes. Takes time by what is in sight, not by how long the session is. */
export function drawLanes(context: Context, picture: LanesPicture): void {
  const { scene, scrolled, width, height, palette } = picture;
  context.clearRect(0, 0, width, height);
  context.font = palette.font;
  context.textBaseline = 'middle';
  for (const { top } of scene.lanes) {
    context.fillStyle = palette.line;
    context.fillRect(0, Math.round(top - scrolled), width, 1);
  }
  for (const row of scene.rows) {
    const y = row.top - scrolled;
    if (y > -ROW && y < height) {
      drawRow(context, picture, row, y);
    }
  }
  drawFolds(context, picture);
  drawGaps(context, picture);
}

function scaleOf({ viewport, width }: Pick<LanesPicture, 'viewport' | 'width'>): (place: number) => number {
  const scale = width / (viewport.to - viewport.from);
  return (place) => (place - viewport.from) * scale;
}

function drawRow(context: Context, picture: LanesPicture, row: SceneRow, y: number): void {
  const { viewport, palette, selected, path } = picture;
  const x = scaleOf(picture);
  let drawnTo = -Infinity;
  let drawnFailed = false;
  for (let index = firstAt(row, viewport.from); index < row.from.length; index++) {
    const from = row.from[index] ?? 0;
    const call = callOfPiece(picture.scene, row, index);
    if (from > viewport.to || call === undefined) {
      break;
    }
    const left = Math.max(x(from), 0);
    const right = Math.min(Math.max(x(row.to[index] ?? from), left + LEAST), picture.width);
    const failed = row.pieces.failed[index] === 1;
    const kind = kindAt(row, index);
    // Many pieces to a pixel: one of them stands for all, a failed one first.
    if (right <= drawnTo + 0.5 && !(failed && !drawnFailed) && !selected.has(call)) {
      continue;
    }
    context.globalAlpha = path === undefined || path.has(call) ? 1 : PALE;
    context.fillStyle = failed ? palette.failed : palette.pieces[kind];
    context.fillRect(left, y + 2, right - left, ROW - 4);
    context.globalAlpha = 1;
    if (right - left >= NAMED_FROM && kind !== 'first_token' && kind !== 'waiting') {
      context.fillStyle = palette.onPiece;
      context.fillText(shortened(context, titleOfCall(call), right - left - 8), left + 4, y + ROW / 2);
    }
    if (selected.has(call)) {
      context.strokeStyle = palette.selected;
      context.lineWidth = 2;
      context.strokeRect(left - 1, y + 1, right - left + 2, ROW - 2);
    }
    drawnTo = right;
    drawnFailed = failed;
  }
}

function drawFolds(context: Context, picture: LanesPicture): void {
  const { scene, viewport, scrolled, height, palette, width } = picture;
  const x = scaleOf(picture);
  for (const { top, height: tall, from, to, count, name } of scene.folds) {
    const y = top - scrolled;
    if (to < viewport.from || from > viewport.to || y > height || y + tall < 0) {
      continue;
    }
    if (x(to) - x(from) < LEAST_FOLD) {
      continue;
    }
    const left = Math.max(x(from), -2);
    const right = Math.min(x(to), width + 2);
    context.strokeStyle = palette.text;
    context.lineWidth = 1;
    context.strokeRect(Math.round(left) + 0.5, y + 0.5, Math.max(2, Math.round(right - left)), tall - 1);
    const label = `${name} ×${count}`;
    if (right - left > context.measureText(label).width + 8) {
      context.fillStyle = palette.background;
      context.fillRect(left + 3, y - 7, context.measureText(label).width + 4, 10);
      context.fillStyle = palette.text;
      context.fillText(label, left + 5, y - 2);
    }
  }
}

function drawGaps(context: Context, picture: LanesPicture): void {
  const { gaps, viewport, height, palette } = picture;
  const x = scaleOf(picture);
  for (const { from, to, label } of gaps) {
    if (to < viewport.from || from > viewport.to) {
      continue;
    }
    const [left, right] = [x(from), x(to)];
    context.fillStyle = palette.gap;
    context.fillRect(left, 0, right - left, height);
    context.fillStyle = palette.quiet;
    const text = `⋯ ${label} ⋯`;
    const wide = context.measureText(text).width;
    if (right - left > wide + 4) {
      context.fillText(text, (left + right - wide) / 2, 8);
    }
  }
}

/** A text cut to a width in pixels. */
function shortened(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) {
    return text;
  }
  const perCharacter = context.measureText(text).width / text.length;
  const length = Math.max(0, Math.floor(width / perCharacter) - 1);
  return length === 0 ? '' : `${text.slice(0, length)}…`;
}
