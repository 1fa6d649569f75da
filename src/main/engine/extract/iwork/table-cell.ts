/** Milliseconds between 1970 and 2001, from which Apple counts. */
const appleEpoch = 978_307_200_000;

/** How texts of cells are looked up. */
export type CellTexts = { readonly plain: (id: number) => string; readonly rich: (id: number) => string };

/**
 * The text of a cell in storage version 5: type, a set of bits for the values that follow in the order of the bits. Dates as
 * ISO, numbers in plain digits; '' for empty cells, errors and other versions.
 */
export function tableCell(record: Uint8Array, texts: CellTexts): string {
  if (record.length < 12 || record[0] !== 5) return '';
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const flags = view.getUint32(8, true);
  let at = 12;
  const take = (bit: number, bytes: number): number | null => {
    if (!(flags & bit)) return null;
    at += bytes;
    return at <= record.length ? at - bytes : null;
  };
  const decimal = take(1, 16);
  const double = take(2, 8);
  const seconds = take(4, 8);
  const plain = take(8, 4);
  const rich = take(16, 4);
  const float = (place: number | null) => (place === null ? 0 : view.getFloat64(place, true));
  switch (record[1]) {
    case 2:
    case 10:
      if (decimal !== null) return decimalText(record.subarray(decimal, decimal + 16));
      return double === null ? '' : String(float(double));
    case 3:
      return plain === null ? '' : texts.plain(view.getUint32(plain, true));
    case 5:
      return seconds === null ? '' : dateText(float(seconds));
    case 6:
      return float(double) > 0 ? 'TRUE' : 'FALSE';
    case 7:
      return double === null ? '' : durationText(float(double));
    case 9:
      return rich === null ? '' : texts.rich(view.getUint32(rich, true));
    default:
      return '';
  }
}

/** IEEE 754 decimal128 with a binary significand, least byte first. */
function decimalText(bytes: Uint8Array): string {
  const high = bytes[15] ?? 0;
  const exponent = (((high & 0x7f) << 7) | ((bytes[14] ?? 0) >> 1)) - 0x1820;
  let digits = BigInt((bytes[14] ?? 0) & 1);
  for (let index = 13; index >= 0; index -= 1) digits = digits * 256n + BigInt(bytes[index] ?? 0);
  const sign = high & 0x80 && digits !== 0n ? '-' : '';
  let text = digits.toString();
  if (exponent > 0) text = exponent > 40 ? `${text}e${exponent}` : text + '0'.repeat(exponent);
  else if (exponent < 0) {
    if (exponent < -40) return `${sign}${Number(`${text}e${exponent}`)}`;
    const padded = text.padStart(1 - exponent, '0');
    text = `${padded.slice(0, exponent)}.${padded.slice(exponent)}`.replace(/\.?0+$/, '');
  }
  return sign + text;
}

function dateText(seconds: number): string {
  const date = new Date(appleEpoch + seconds * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function durationText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return seconds < 0 ? `-${clock}` : clock;
}
