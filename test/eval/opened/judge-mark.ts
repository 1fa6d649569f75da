import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type PageWords, pageWords } from '../../e2e/helpers/page-words.ts';
import { letters as lettersOf } from './letters.ts';
import { isAlike } from './looks-alike.ts';
import type { Mark, Pane } from './read-pane.ts';

/** unjudged: the second reader cannot open the file. */
export type Verdict = 'equal' | 'unmarked' | 'wrong' | 'unjudged';
export type Judged = { readonly page: boolean; readonly mark: Verdict; readonly seen: string };

/** As `letters`, and of Arabic drawn longer, where readers differ in how often they count the stroke, each letter once. */
const letters = (text: string) => lettersOf(text).replace(/(\p{Script=Arabic})\1+/gu, '$1');

/** Share of a quote's words that native Tesseract must read in the marked region of a scan; it misreads some as our reader does. */
const leastWords = 0.6;
/** Share of a quote's words that must be on its page for another reader, who may join or part a few otherwise. */
const mostWords = 0.9;
const mostOutput = 512 * 1024 * 1024;
/** Dots per inch at which a page of a PDF is drawn for Tesseract. */
const scanDpi = 200;
/** Pixels of white around the crop: letters at the edge are misread. */
const margin = 12;

/** Marks on a PDF page, judged by the words pdftotext sees under them. */
export function judgePdf(
  file: string,
  quote: string,
  cited: number | null,
  pane: Pane,
  known: Map<string, PageWords[]>,
): Judged {
  const pages = pagesOf(file, known);
  const wanted = letters(quote);
  const first = pane.marks[0]?.page ?? cited;
  const wordsOf = (page: number | null) => (pages[(page ?? 0) - 1]?.words ?? []).map(({ text }) => letters(text));
  const textOf = (page: number | null) => wordsOf(page).join('');
  // The order in which another reader takes columns is not the point: most of the quote's words must be on the page.
  const words = quote
    .split(/\s+/)
    .map(letters)
    .filter((word) => word !== '');
  const foundOn = (page: number) => {
    const here = `${textOf(page)}${textOf(page + 1)}`;
    const bags = new Set([page, page + 1].flatMap((each) => wordsOf(each).map(bagOf)));
    if (here.includes(wanted)) return words.length;
    return words.filter((word) => stands(here, word) || bags.has(bagOf(word))).length;
  };
  const found = foundOn(first ?? 0);
  // Of what readers spell otherwise no page holds all: then the right one is where most of it stands.
  const isMost = () => found * 2 >= words.length && pages.every((_, at) => foundOn(at + 1) <= found);
  const isThere = found >= words.length * mostWords || isMost();
  const isOpened = (pages[(first ?? 1) - 1]?.width ?? 0) > 0;
  if (!isOpened && pane.marks.length > 0) return { page: first === cited, mark: 'unjudged', seen: pane.note };
  if (pane.marks.length === 0) return { page: first === cited && isThere, mark: 'unmarked', seen: pane.note };
  const marked = pane.marks.flatMap((mark) => (mark.page && mark.box ? [mark] : []));
  const seen = [...new Set(marked.map((mark) => mark.page as number))]
    .flatMap((number) =>
      wordsUnder(
        pages[number - 1],
        marked.filter((mark) => mark.page === number),
      ),
    )
    .join(' ');
  const isSame = sameWords(seen, quote);
  // Poppler takes slanted words to pieces: what is marked on the page stands there.
  return { page: first === cited && (isThere || isSame), mark: isSame ? 'equal' : 'wrong', seen };
}

/** Poppler gives words that run from right to left in the order of the page. */
const stands = (text: string, word: string) => text.includes(word) || text.includes([...word].reverse().join(''));

/** Poppler also turns the two letters of an Arabic ligature round: such a word is the same when it has the same letters. */
const bagOf = (word: string) => [...word].sort().join('');

/** Words of a page below which it is a picture for other readers. */
const leastPageWords = 5;

/** True when another reader finds no text on the page, or next to none and not the quote's: it is a scan. */
export function isScannedPage(file: string, number: number, quote: string, known: Map<string, PageWords[]>): boolean {
  const words = pagesOf(file, known)[number - 1]?.words ?? [];
  if (words.length >= leastPageWords) return false;
  const seen = words.map(({ text }) => text).join(' ');
  const wanted = letters(quote);
  // A word to a line is all that Japanese has: what counts is whether the quote is in it.
  return missingOf(wanted, letters(seen)) > wanted.length * (1 - mostWords) + unknownGlyphs(seen);
}

/** Read once for each file. */
function pagesOf(file: string, known: Map<string, PageWords[]>): PageWords[] {
  const pages = known.get(file) ?? withNotes(file, turned(file, pageWords(file)));
  known.set(file, pages);
  return pages;
}

/** Poppler's words stand as displayed, its page sizes as before turning. */
function turned(file: string, pages: PageWords[]): PageWords[] {
  const said = execFileSync('pdfinfo', ['-f', '1', '-l', String(pages.length), file], {
    encoding: 'utf8',
    maxBuffer: mostOutput,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const turns = [...said.matchAll(/^Page\s+\d+ rot:\s+(\d+)/gm)].map(([, degrees]) => Number(degrees) % 180 === 90);
  return pages.map((page, at) => (turns[at] ? { ...page, width: page.height, height: page.width } : page));
}

/** Poppler's text has no notes. In a file of one page those that stand plainly in it can be on no other. */
function withNotes(file: string, pages: PageWords[]): PageWords[] {
  const [page] = pages;
  if (!page || pages.length > 1) return pages;
  const notes = readFileSync(file, 'latin1')
    .split('endobj')
    .flatMap((object) => {
      const text = /\/Contents\s*\(([^()\\]+)\)/.exec(object)?.[1];
      const rect = /\/Rect\s*\[([-\d.\s]+)\]/.exec(object)?.[1]?.trim().split(/\s+/).map(Number);
      if (!text || rect?.length !== 4) return [];
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
      return [{ text, box: [x0, page.height - y1, x1, page.height - y0] as const }];
    });
  return [{ ...page, words: [...page.words, ...notes] }];
}

/** What is printed twice in one place, as bold or as a shadow, is one text: of words that cover each other the longest counts. */
function printedOnce(words: PageWords['words']): PageWords['words'] {
  const kept: PageWords['words'][number][] = [];
  for (const word of words.toSorted((a, b) => b.text.length - a.text.length)) {
    if (!kept.some(({ box }) => covers(box, word.box))) kept.push(word);
  }
  return words.filter((word) => kept.includes(word));
}

type Box = PageWords['words'][number]['box'];
/** Times the height of a word up to which another in its place is the same print; Poppler makes one word of letters all over a chart. */
const mostHeights = 2;

/** Whether more than half of `inner` lies in `outer`, which is print of its size. */
function covers(outer: Box, inner: Box): boolean {
  if (outer[3] - outer[1] > mostHeights * (inner[3] - inner[1])) return false;
  const width = Math.min(outer[2], inner[2]) - Math.max(outer[0], inner[0]);
  const height = Math.min(outer[3], inner[3]) - Math.max(outer[1], inner[1]);
  const area = (inner[2] - inner[0]) * (inner[3] - inner[1]);
  return width > 0 && height > 0 && width * height > area / 2;
}

/** Dots that lead to a page number, with what stands before and after them. */
const leader = /^(.*?)(?:[.…_·]\s*){4,}(.*)$/su;

/** Poppler makes one word of an entry, the dots behind it and what follows them: each part gets its share of the box. */
function withoutLeaders(word: PageWords['words'][number]): PageWords['words'] {
  const found = leader.exec(word.text);
  if (!found) return [word];
  const [, before = '', after = ''] = found;
  const [x0, y0, x1, y1] = word.box;
  const each = (x1 - x0) / word.text.length;
  const parts = [
    { text: before, box: [x0, y0, x0 + each * before.length, y1] as const },
    { text: after.trim(), box: [x1 - each * after.length, y0, x1, y1] as const },
  ];
  return parts.filter(({ text }) => text !== '');
}

function wordsUnder(page: PageWords | undefined, marks: readonly Mark[]): string[] {
  if (!page) return [];
  return printedOnce(page.words)
    .flatMap(withoutLeaders)
    .filter(({ box: [x0, y0, x1, y1] }) => {
      const x = (x0 + x1) / 2 / page.width;
      const y = (y0 + y1) / 2 / page.height;
      return marks.some(({ box }) => box && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
    })
    .map(({ text }) => text);
}

/**
 * The same letters, in whatever order columns are read; what sticks to a word at either end (a bracket, a note's number) may differ by a
 * letter or two.
 */
function sameWords(seen: string, quote: string): boolean {
  const [a, b] = [letterCounts(seen), letterCounts(quote)];
  let different = 0;
  for (const letter of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(letter) ?? noLetters, b.get(letter) ?? noLetters];
    different += Math.max(0, one.least - other.most, other.least - one.most);
  }
  return different <= 2 + unknownGlyphs(seen);
}

type Count = { readonly least: number; readonly most: number };
const noLetters: Count = { least: 0, most: 0 };

/** How often each letter stands in a text; of an Arabic one that follows itself, drawn longer or half of a ligature, at least once. */
function letterCounts(text: string): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  let last = '';
  for (const letter of lettersOf(text)) {
    const { least, most } = counts.get(letter) ?? noLetters;
    const isAgain = letter === last && /\p{Script=Arabic}/u.test(letter);
    counts.set(letter, { least: isAgain ? least : least + 1, most: most + 1 });
    last = letter;
  }
  return counts;
}

/** Letters that another reader could not tell from the font; each stands for one. */
const unknownGlyphs = (text: string) => text.match(/\p{Co}/gu)?.length ?? 0;

/** How many letters of `text` are not among those of `others`. */
function missingOf(text: string, others: string): number {
  const left = new Map<string, number>();
  for (const letter of others) left.set(letter, (left.get(letter) ?? 0) + 1);
  let missing = 0;
  for (const letter of text) {
    const count = left.get(letter) ?? 0;
    if (count === 0) missing += 1;
    else left.set(letter, count - 1);
  }
  return missing;
}

/** Marks on a PDF page that is a picture. */
export function judgeScannedPage(file: string, quote: string, cited: number | null, pane: Pane): Promise<Judged> {
  const number = String(pane.marks[0]?.page ?? cited ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'docent-page-'));
  const base = join(folder, 'page');
  execFileSync('pdftoppm', [
    '-r',
    String(scanDpi),
    '-png',
    '-singlefile',
    '-cropbox',
    '-f',
    number,
    '-l',
    number,
    file,
    base,
  ]);
  const marks = pane.marks.map((mark) => ({ ...mark, page: mark.page === null ? null : 1 }));
  const isRight = (pane.marks[0]?.page ?? cited) === cited;
  return judgeScan(`${base}.png`, quote, 1, { ...pane, marks })
    .then((judged) => ({ ...judged, page: isRight }))
    .finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** Marks on a scan, judged by what native Tesseract reads in the region they cover. */
export async function judgeScan(file: string, quote: string, cited: number | null, pane: Pane): Promise<Judged> {
  const page = (pane.marks[0]?.page ?? cited) === cited;
  if (pane.marks.length === 0) return { page, mark: 'unmarked', seen: pane.note };
  const frame = sharp(file, { page: Math.max(0, (pane.marks[0]?.page ?? 1) - 1) }).rotate();
  const { data, info } = await frame.flatten({ background: 'white' }).png().toBuffer({ resolveWithObject: true });
  const boxes = pane.marks.flatMap(({ box }) => (box ? [box] : []));
  const left = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box[0])) * info.width) - 4);
  const top = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box[1])) * info.height) - 4);
  const right = Math.min(info.width, Math.ceil(Math.max(...boxes.map((box) => box[2])) * info.width) + 4);
  const bottom = Math.min(info.height, Math.ceil(Math.max(...boxes.map((box) => box[3])) * info.height) + 4);
  const area = { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  const seen: string[] = [];
  for (const turn of turnsOf(area)) {
    for await (const text of readings(data, area, turn)) {
      seen.push(text);
      if (isRead(quote, text)) return { page, mark: 'equal', seen: seen.join(' ') };
    }
  }
  return { page, mark: 'wrong', seen: seen.join(' ') };
}

type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Degrees by which a region may have to be turned to be read: a scan may lie on a side or on its head. */
const turnsOf = ({ width, height }: Area) => (height > width ? [0, 90, 270] : [0, 180]);

/** What Tesseract reads in a region, as a block and as a line, as it is and twice as large: small letters are misread. */
async function* readings(page: Buffer, area: Area, turn: number): AsyncGenerator<string> {
  for (const scale of [1, 2]) {
    const crop = await sharp(page)
      .extract(area)
      .resize({ width: area.width * scale, kernel: 'cubic' })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: 'white' })
      .png()
      .toBuffer();
    const input = turn === 0 ? crop : await sharp(crop).rotate(turn).png().toBuffer();
    for (const mode of ['6', '7']) {
      yield execFileSync('tesseract', ['stdin', 'stdout', '--psm', mode, '--dpi', '300'], {
        input,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
        // Its threads wait for each other longer than they work.
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      });
    }
  }
}

/** Whether a reading of a region is of the quote: most words are in it, or the whole is spelled nearly alike. */
function isRead(quote: string, seen: string): boolean {
  const words = quote
    .split(/\s+/)
    .map(letters)
    .filter((word) => word.length > 1);
  const there = letters(seen);
  if (words.length === 0) return there.includes(letters(quote));
  const share = words.filter((word) => there.includes(word)).length / words.length;
  return share >= leastWords || isAlike(letters(quote), there);
}

/** Marks in the text reader: exactly the quote, in view, and the quote stands in the file as another program reads it. */
export function judgeText(
  quote: string,
  pane: Pane,
  otherwise: string | null,
): Judged & { readonly other: boolean | null } {
  // The head of a mail is shown as a list whose labels are no part of its text.
  const said = quote.replace(/(^|\s)(?:From|To|Cc|Bcc|Date|Subject|Reply-To):\s/g, '$1');
  const wanted = letters(said);
  const words = said
    .split(/\s+/)
    .map(letters)
    .filter((word) => word !== '');
  const other =
    otherwise === null
      ? null
      : otherwise.includes(wanted) ||
        words.filter((word) => otherwise.includes(word)).length >= words.length * mostWords;
  const seen = pane.marks.map(({ text }) => text).join('');
  if (pane.marks.length === 0) return { page: !pane.error, mark: 'unmarked', seen: pane.note, other };
  return { page: pane.marks[0]?.inView ?? false, mark: letters(seen) === wanted ? 'equal' : 'wrong', seen, other };
}
