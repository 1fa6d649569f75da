/** Letters that recognition put among digits, as the digits they are taken for; as long as before, so that offsets hold. */
export function readAsDigits(text: string): string {
  // One letter made a digit tells of the next: `l18.S0`.
  return datesIn(once(once(text)));
}

const inDate: Readonly<Record<string, string>> = {
  ...{
    O: '0',
    o: '0',
    Q: '0',
    D: '0',
    I: '1',
    l: '1',
    '|': '1',
    i: '1',
    Z: '2',
    z: '2',
    A: '4',
    S: '5',
    s: '5',
    G: '6',
    B: '8',
    g: '9',
    q: '9',
  },
};
const date =
  /(?<![\p{L}\d])[\dOoQDIl|iZzASsGBgq]{1,2}([-/.])[\dOoQDIl|iZzASsGBgq]{1,2}\1(?:[12][\dOoQDIl|iZzASsGBgq]{3}|[\dOoQDIl|iZzASsGBgq]{2})(?![\p{L}\d])/gu;

/** A date of numbers, most of whose signs are digits. */
function datesIn(text: string): string {
  return text.replace(date, (whole) => {
    const signs = whole.replace(/[-/.]/g, '');
    const digits = signs.replace(/\D/g, '').length;
    return digits * 3 >= signs.length * 2
      ? whole.replace(/[OoQDIl|iZzASsGBgq]/g, (sign) => inDate[sign] ?? sign)
      : whole;
  });
}

function once(text: string): string {
  return text
    .replace(/(?<=\d|\d[.,/:-])[oO](?=[\d.,/:\s-]|$)|(?<=^|[\s:$]|RM)[oO](?=[.,/-]?\d)/gu, '0')
    .replace(/(?<=\d|\d[.,/:-])[lI|](?=[\d.,/:-]|$|\s)|(?<=^|[\s:$]|RM)[lI](?=\d{0,2}[.,/-]\d)/gu, '1')
    .replace(/(?<=\d|\d[.,/])[sS](?=[\d.,/])/gu, '5')
    .replace(/(?<=[$€£]|RM)[sS](?=\d{0,2}[.,]\d\d)/gu, '5')
    .replace(/(?<=\d[.,]\d?)S(?=\d?(?:\s|$))/gu, '5')
    .replace(/(?<=\d|\d[.,/])B(?=[\d.,/])|(?<=\d[.,]\d)B(?=\s|$)/gu, '8');
}
