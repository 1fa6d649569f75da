import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeText } from './made-sentences.ts';

/** Writes pages, mails, lists and plain texts; returns how many. */
export function writeMadeTexts(folder: string): number {
  const clauses = madeText(500, 4).map((text, at) => `${at + 9}. ${text}`);
  const html = madeText(510, 6);
  const mail = madeText(520, 6);
  const files: Readonly<Record<string, string>> = {
    'clauses.md': `# Lease\n\n${madeText(504, 2).join(' ')}\n\n## Duties\n\n${clauses.join('\n\n')}\n`,
    'page.html': `<!doctype html><html><head><title>Page</title></head><body><article><h1>Notes on the coast</h1><p>${html[0]} <b>${html[1]}</b> ${html[2]}</p><table><tr><td>${html[3]}</td><td>${html[4]}</td></tr></table><ul><li>${html[5]}</li></ul></article></body></html>`,
    'letter.eml': `From: Ada Berg <ada@example.org>\r\nTo: Ole Dahl <ole@example.org>\r\nSubject: The harbour\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${mail.slice(0, 3).join('\r\n\r\n')}\r\n\r\n> ${mail[3]}\r\n> ${mail[4]}\r\n\r\n${mail[5]}\r\n`,
    'rows.csv': `name,remark\n${madeText(530, 5)
      .map((text, at) => `row ${at},"${text}"`)
      .join('\n')}\n`,
    'plain.txt': `${madeText(540, 6).join(' ')}\n\n${madeText(546, 4).join('\n')}\n`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files).length;
}
