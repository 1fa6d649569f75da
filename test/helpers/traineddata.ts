/** A data file as Tesseract writes it: a count of slots, the offset of each part or -1, the parts. By default with a network. */
export function traineddata(slots: readonly number[] = [17, 21]): Uint8Array {
  const count = 24;
  const head = 4 + count * 8;
  const bytes = new Uint8Array(head + slots.length * 8);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, count, true);
  for (let slot = 0; slot < count; slot += 1) {
    const part = slots.indexOf(slot);
    view.setBigInt64(4 + slot * 8, BigInt(part < 0 ? -1 : head + part * 8), true);
  }
  return bytes;
}
