/** Windows code pages of languages that don't write in Western European letters, by the lower ten bits of their id. */
const pages: Readonly<Record<number, number>> = {
  1: 1256,
  2: 1251,
  4: 936,
  5: 1250,
  8: 1253,
  13: 1255,
  14: 1250,
  17: 932,
  18: 949,
  21: 1250,
  24: 1250,
  25: 1251,
  26: 1250,
  27: 1250,
  28: 1250,
  30: 874,
  31: 1254,
  32: 1256,
  34: 1251,
  35: 1251,
  36: 1250,
  37: 1257,
  38: 1257,
  39: 1257,
  41: 1256,
  42: 1258,
  47: 1251,
};

/** The code page programs wrote in under a Windows language id, e.g. 1251 for Russian (0x419). */
export function languageCodePage(language: number): number {
  // Traditional Chinese and Serbian in Cyrillic share their language's number with another script.
  if ([0x0404, 0x0c04, 0x1404].includes(language)) return 950;
  if (language === 0x0c1a) return 1251;
  return pages[language & 0x3ff] ?? 1252;
}
