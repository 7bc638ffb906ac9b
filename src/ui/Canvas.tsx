import React, { useLayoutEffect, useRef, type ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'canvas'>, 'width' | 'height'> {
  /** Pixels of the page, not of the screen. */
  width: number;
  height: number;
  /** Draws it anew, in pixels of the page; called when it is another function than before, or the size another. */
  draw: (context: CanvasRenderingContext2D) => void;
}

/** A canvas that is as sharp as the screen. */
export function Canvas({ width, height, draw, style, ...rest }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined || width <= 0 || height <= 0) {
      return undefined;
    }
    // At most one drawing to a frame, however often the mouse moves.
    const frame = requestAnimationFrame(() => {
      const ratio = window.devicePixelRatio || 1;
      const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (element.width !== wide || element.height !== tall) {
        element.width = wide;
        element.height = tall;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context);
    });
    return () => cancelAnimationFrame(frame);
  }, [draw, width, height]);
  return <canvas ref={canvas} style={{ ...style, display: 'block', width, height }} {...rest} />;
}
