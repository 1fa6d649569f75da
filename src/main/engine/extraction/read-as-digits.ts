/** Letters that recognition put among digits, as the digits they are taken for; as long as before, so that offsets hold. */
export function readAsDigits(text: string): string {
  // One letter made a digit tells of the next: `l18.S0`.
  return once(once(text));
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
