/** Whether bytes are UTF-8 to the end; one letter of another encoding at the end is no cut sequence. */
export function isWholeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // A fatal decoder throws for bytes that are no UTF-8 and for nothing else.
    return false;
  }
}
