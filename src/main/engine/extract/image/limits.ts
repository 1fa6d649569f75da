/** Numbers of reading pictures, with unit and reason. */
export const imageLimits = {
  /** Bytes of one picture file; it is held whole, here and in the process that decodes it. */
  maxBytes: 512 * 1024 * 1024,
  /** Pixels per inch taken where the file names none: what screens show. */
  usualInch: 96,
  /** Points of an inch. */
  pointsPerInch: 72,
  /** Pixels per inch a file may name to be believed; 1 and 65,535 are left over from broken programs. */
  leastInch: 30,
  mostInch: 2_400,
  /** UTF-16 units of one metadata value; some programs write whole edit histories. */
  maxFieldCharacters: 2_000,
  /** Bytes of an SVG file that are parsed. */
  maxSvgBytes: 32 * 1024 * 1024,
  /** Pixels of the longer edge a drawing is given, whatever size it claims. */
  svgEdge: 1_600,
  /** Elements of a drawing that is shown: a detailed map has tens of thousands, and each takes its time to paint. */
  mostSvgElements: 200_000,
} as const;
