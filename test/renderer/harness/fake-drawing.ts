/** Drawings in place of thumbnails and pages, as SVG: by the picture's number, so that each looks the same every time. */
const seeded = (number: number, step: number): number => (Math.sin(number * 12.9898 + step * 78.233) * 43758.5453) % 1;
const share = (number: number, step: number): number => Math.abs(seeded(number, step));

/** Width and height of a fake picture, in pixels. */
export function fakeSize(number: number): { readonly width: number; readonly height: number } {
  const shapes = [
    { width: 4032, height: 3024 },
    { width: 3024, height: 4032 },
    { width: 1920, height: 1080 },
    { width: 1200, height: 1200 },
    { width: 2480, height: 3508 },
  ] as const;
  return shapes[number % shapes.length] ?? shapes[0];
}

/** A landscape or, every fifth, a scanned page. */
export function drawFakePicture(number: number): string {
  const { width, height } = fakeSize(number);
  if (number % 5 === 4) return drawFakePage(width, height);
  const hue = Math.round(360 * share(number, 1));
  const sun = { x: width * (0.2 + 0.6 * share(number, 2)), y: height * (0.15 + 0.3 * share(number, 3)) };
  const hills = [0, 1, 2].map((layer) => {
    const y = (step: number) => height * (0.45 + 0.16 * layer + 0.18 * share(number, step + 5 * layer));
    const path = `M0 ${y(4)} C ${width * 0.3} ${y(5)}, ${width * 0.6} ${y(6)}, ${width} ${y(7)} V ${height} H 0 Z`;
    return `<path d="${path}" fill="hsl(${(hue + 120 + 14 * layer) % 360} 32% ${46 - 11 * layer}%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="hsl(${hue} 62% 64%)"/><stop offset="1" stop-color="hsl(${(hue + 42) % 360} 72% 86%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="${sun.x}" cy="${sun.y}" r="${height / 11}" fill="hsl(48 100% 92%)"/>${hills.join('')}</svg>`;
}

/** Lines of text on paper. */
export function drawFakePage(width = 850, height = 1100): string {
  const lines = Array.from({ length: 26 }, (_, line) => {
    const y = height * (0.14 + 0.028 * line);
    const length = width * (line % 7 === 6 ? 0.34 : 0.74 - 0.05 * share(line, 9));
    return `<rect x="${width * 0.12}" y="${y}" width="${length}" height="${height * 0.011}" rx="4" fill="#4a4a4a"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="100%" height="100%" fill="#fdfcf8"/><rect x="${width * 0.12}" y="${height * 0.07}" width="${width * 0.42}" height="${height * 0.026}" fill="#2c2c2c"/>${lines.join('')}</svg>`;
}
