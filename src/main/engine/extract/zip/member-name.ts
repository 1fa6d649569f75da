/** The upper half of code page 437, in which names of zip members are when nothing says otherwise. */
const upper437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

/** The name of a zip member: UTF-8 where the flag says so or the bytes can be nothing else; null when they are in an older encoding. */
export function memberName(bytes: Uint8Array, isUtf8: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    // Thrown for bytes that are no UTF-8 and for nothing else.
    return null;
  }
}

/** A name in code page 437. */
export function dosName(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : upper437[byte - 128])).join('');
}
