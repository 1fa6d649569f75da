import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/main/engine/extract/text/detect-encoding.ts';
import { createTextDecoder } from '../../../src/main/engine/extract/text/text-decoder.ts';

/** Encodes by turning the platform's decoding table around. */
function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text], (sign) => table.get(sign) ?? 63);
}

const russian = 'Паром отправляется каждое утро в половине седьмого. Маяк открыт с девяти до пяти часов.';
const samples = [
  ['windows-1251', russian],
  ['koi8-r', russian],
  ['ibm866', russian],
  ['iso-8859-5', russian],
  ['windows-1253', 'Το πλοίο αναχωρεί κάθε πρωί από το βόρειο λιμάνι του νησιού.'],
  ['windows-1255', 'המעבורת יוצאת בכל בוקר מהנמל הצפוני ומגיעה אל האי'],
  ['windows-1256', 'تغادر العبارة كل صباح من الميناء الشمالي وتصل إلى الجزيرة'],
  ['windows-874', 'เรือข้ามฟากออกจากท่าเรือทางเหนือทุกเช้าและไปถึงเกาะก่อนแปดโมง'],
  [
    'windows-1250',
    'A komp minden reggel fél hétkor indul az északi mólóról, és nyolc előtt ér a szigetre. Télen ritkább a hajó, főleg ősz végén.',
  ],
  ['iso-8859-2', 'Přívoz odplouvá každé ráno v půl sedmé. Žádná loď neříká, že šťastně dopluje.'],
  ['windows-1252', 'Le bac part chaque matin à six heures et demie; l’été, dès que la marée est haute, où qu’il soit.'],
  ['windows-1254', 'Vapur her sabah altı buçukta kuzey iskelesinden kalkar, kışın ise yalnızca salı günleri çalışır.'],
] as const;

describe('encoding of a text', () => {
  it.each(samples)('reads %s as it was written', async (label, text) => {
    const bytes = encode(text, label);
    const found = await detectEncoding(bytes);
    expect(new TextDecoder(found?.name).decode(bytes)).toBe(text);
  });

  it.each([
    ['shift_jis', '名前,年齢,住所\n佐藤,30,東京', '96bc914f2c944e97ee2c8f5a8f8a0a8db293a12c33302c938c8b9e'],
    ['euc-jp', '灯台は九時から', 'c5f4c2e6a4cfb6e5bbfea4aba4e9'],
    ['gb18030', '我们在北京开会', 'ced2c3c7d4dab1b1bea9bfaabbe1'],
    ['big5', '我們在台北開會', 'a7daadcca662a578a55fb67db77c'],
    ['euc-kr', '우리는 서울에서', 'bfecb8aeb4c220bcadbfefbfa1bcad'],
    ['windows-1252', '50 € – naïve', '353020802096206e61ef7665'],
  ])('tells %s by a few signs', async (_, text, hex) => {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
    const found = await detectEncoding(bytes);
    expect(new TextDecoder(found?.name).decode(bytes)).toBe(text);
  });

  it.each([russian, '灯台は九時から五時まで開いています。', '우리는 서울에서 만났습니다.'])(
    'finds UTF-16 without a mark: %s',
    async (text) => {
      const little = new Uint8Array(Buffer.from(text, 'utf16le'));
      expect((await detectEncoding(little))?.name).toBe('utf-16le');
      const big = new Uint8Array(Buffer.from(little).swap16());
      expect((await detectEncoding(big))?.name).toBe('utf-16be');
    },
  );

  it('takes random bytes for data', async () => {
    for (let round = 0; round < 20; round += 1)
      expect(await detectEncoding(new Uint8Array(randomBytes(3_000)))).toBeNull();
  });

  it('finds Unicode with and without a mark', async () => {
    const text = 'Plain and Größe';
    const wide = new Uint8Array(Buffer.from(text, 'utf16le'));
    expect(await detectEncoding(wide)).toEqual({ name: 'utf-16le', markBytes: 0 });
    expect(await detectEncoding(wide.slice().reverse())).toEqual({ name: 'utf-16be', markBytes: 0 });
    expect(await detectEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ name: 'utf-8', markBytes: 3 });
    expect(await detectEncoding(Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toEqual({
      name: 'utf-32le',
      markBytes: 4,
    });
  });

  it('believes UTF-8 that is cut in the middle of a character', async () => {
    const bytes = new TextEncoder().encode('Größe');
    expect((await detectEncoding(bytes.subarray(0, 3)))?.name).toBe('utf-8');
  });

  it('decodes UTF-32, which platforms lack, across parts', () => {
    const decoder = createTextDecoder('utf-32le');
    expect(
      decoder.decode(Uint8Array.of(0x41, 0, 0, 0, 0xa2, 0xf6)) + decoder.decode(Uint8Array.of(1, 0)) + decoder.end(),
    ).toBe('A🚢');
  });

  it('calls bytes with control characters data', async () => {
    expect(await detectEncoding(Uint8Array.from({ length: 64 }, (_, index) => index))).toBeNull();
  });
});
