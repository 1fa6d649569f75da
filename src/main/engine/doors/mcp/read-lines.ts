/**
 * Lines of a stream of bytes, cut at `\n` (a `\r` before it is dropped); empty ones are left out. Of a line longer than `most` UTF-16
 * units only so much plus one is kept, which is enough to tell that it was too long.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>, most: number): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let line = '';
  for await (const bytes of input) {
    const pieces = decoder.decode(bytes, { stream: true }).split('\n');
    for (const [index, piece] of pieces.entries()) {
      line = `${line}${piece}`.slice(0, most + 1);
      if (index === pieces.length - 1) break;
      const whole = line.replace(/\r$/, '');
      line = '';
      if (whole.trim() !== '') yield whole;
    }
  }
  if (line.trim() !== '') yield line;
}
