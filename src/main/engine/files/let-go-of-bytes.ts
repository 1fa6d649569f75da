/**
 * Gives the memory of bytes back at once; they are empty afterwards. Only for bytes nobody else holds. Why: garbage collection counts them
 * late, and a folder of photographs made it collect for as long as it took to read them.
 */
export function letGoOfBytes({ buffer, byteLength }: Uint8Array): void {
  // A part of a larger piece may have other parts in use.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
