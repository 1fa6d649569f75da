import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/main/engine/search/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The lease begins on the first of May and it may be ended by either party with notice of three months.'],
    [
      'de',
      'Der Vertrag beginnt am ersten Mai und kann von beiden Seiten mit einer Frist von drei Monaten beendet werden.',
    ],
    [
      'fr',
      'Le contrat commence le premier mai et peut être résilié par les deux parties avec un préavis de trois mois.',
    ],
    [
      'es',
      'El contrato empieza el primero de mayo y puede ser terminado por las dos partes con un aviso de tres meses.',
    ],
    ['it', 'Il contratto inizia il primo maggio e può essere terminato dalle due parti con un preavviso di tre mesi.'],
    [
      'pt',
      'O contrato começa no dia primeiro de maio e pode ser terminado por ambas as partes com aviso de três meses.',
    ],
    [
      'nl',
      'Het contract begint op de eerste mei en kan door beide partijen met een termijn van drie maanden worden beëindigd.',
    ],
    ['ru', 'Договор начинается первого мая и может быть расторгнут обеими сторонами с уведомлением за три месяца.'],
    ['el', 'Η σύμβαση αρχίζει την πρώτη Μαΐου και μπορεί να λυθεί από τα δύο μέρη με προειδοποίηση τριών μηνών.'],
    ['ar', 'يبدأ العقد في الأول من مايو ويمكن لأي من الطرفين إنهاؤه بإشعار مدته ثلاثة أشهر.'],
    ['hi', 'यह अनुबंध मई की पहली तारीख से शुरू होता है और दोनों पक्ष इसे तीन महीने की सूचना से समाप्त कर सकते हैं।'],
    ['ja', '契約は五月一日に始まり、どちらの当事者も三か月前の通知で終了することができます。'],
    ['zh', '合同从五月一日开始，任何一方都可以提前三个月通知终止。'],
    ['th', 'สัญญาเริ่มต้นในวันที่หนึ่งพฤษภาคมและอาจถูกยกเลิกโดยฝ่ายใดฝ่ายหนึ่ง'],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('makes no guess without letters', () => {
    expect(detectLanguage('')).toBeNull();
    expect(detectLanguage('12,345 67.8 % — $')).toBeNull();
    expect(detectLanguage('AB 12')).toBeNull();
  });

  it('is not led astray by a foreign first page', () => {
    const german = 'Der Vertrag wird von beiden Seiten mit einer Frist beendet und ist nicht zu verlängern. ';
    expect(detectLanguage(`Lorem ipsum dolor sit amet. ${german.repeat(200)}`)).toBe('de');
  });
});
