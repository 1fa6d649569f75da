let context: CanvasRenderingContext2D | null = null;

/** Width of a word as it is set by default, in heights of its letters; at least a little, so that it can be divided by. */
export function wordWidth(text: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return Math.max(0.5, text.length * 0.5);
  context.font = '100px sans-serif';
  return Math.max(0.05, context.measureText(text).width / 100);
}
