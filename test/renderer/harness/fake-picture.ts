/** A picture drawn in the window itself, for the harness: bytes of a PNG like those the engine makes from a TIFF. */
export async function fakePictureBytes(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(850, 1100);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fbf8f0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#2b2b2b';
  context.font = '28px serif';
  for (const [index, line] of fakePictureLines.entries()) context.fillText(line, 90, 150 + index * 54);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

export const fakePictureLines = [
  'Handover protocol',
  'The keys of the annex were handed over on 3 May 2019.',
  'The meter of the heating stood at 48,211 units.',
  'Two window panes in the stairwell were cracked.',
] as const;
