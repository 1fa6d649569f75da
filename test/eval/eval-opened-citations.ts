import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Answer } from '../../src/preload/contract/shapes.ts';
import { type Docent, openDocent } from '../e2e/helpers/open-docent.ts';
import type { PageWords } from '../e2e/helpers/page-words.ts';
import { waitUntil } from '../e2e/helpers/wait-until.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { readFinanceQuestions, readLines } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { chooseDocuments } from './opened/choose-documents.ts';
import { isScannedPage, type Judged, judgePdf, judgeScan, judgeScannedPage, judgeText } from './opened/judge-mark.ts';
import { writeMadeOffice } from './opened/made-office.ts';
import { writeMadePdfs } from './opened/made-pdfs.ts';
import { writeMadeScans } from './opened/made-scans.ts';
import { writeMadeTexts } from './opened/made-texts.ts';
import { readPane } from './opened/read-pane.ts';
import { createSecondReader } from './opened/second-reader.ts';

/** Citations that are opened; fewer by `OPENED_COUNT`, to look at a change before the whole. */
const wanted = Number(process.env.OPENED_COUNT ?? 1000);
/** `OPENED_LIBRARY` is the folder of a run that was ended, whose documents are not read again. Only files whose name this matches, of the material or of a folder of one's own. */
const chosen = { name: new RegExp(process.env.OPENED_FILES ?? '', 'i'), folder: process.env.OPENED_FOLDER ?? null };
/** Milliseconds until all documents are read. */
const patience = 5_400_000;
/** Words of a document a made question holds. */
const questionWords = 5;
const questionsPerDocument = 10;

type Cited = Answer['citations'][number];
type Outcome = Judged & { readonly kind: string; readonly other: boolean | null; readonly cited: Cited };

/**
 * A thousand citations of real answers, each clicked in the real window, judged by a second reader: what stands under the marks, and is
 * it on the right page? `isMade`: of documents of our own making instead of the public ones. Without a display or an Electron nothing is measured, and the run says so.
 */
export async function evalOpenedCitations(corpora: string, isMade = false): Promise<EvalRow[]> {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH || !process.env.DISPLAY) {
    return [
      {
        set: 'opened citations',
        what: 'not measured: needs a display and ELECTRON_OVERRIDE_DIST_PATH',
        figure: '',
        baseline: '',
      },
    ];
  }
  const kept = process.env.OPENED_LIBRARY;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'docent-opened-'));
  const documents = join(folder, 'documents');
  const count = kept
    ? readdirSync(documents).length
    : isMade
      ? await writeMadeDocuments(documents)
      : chooseDocuments(corpora, documents, chosen);
  const docent = await openDocent(join(folder, 'data'));
  try {
    if (!kept) await docent.request('folder.add', { path: documents });
    await waitUntil(
      'all documents to be read',
      async () => {
        const { counts, working } = await docent.request('library.status', {});
        return !working && counts.waiting + counts.reading + counts.readable === 0;
      },
      patience,
    );
    const outcomes = await openAll(docent, await questions(docent, isMade ? null : corpora), documents);
    return rows(outcomes, count);
  } finally {
    await docent.quit();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

/** Documents of our own making whose layouts are awkward; returns how many. */
async function writeMadeDocuments(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  return writeMadePdfs(folder) + writeMadeOffice(folder) + writeMadeTexts(folder) + (await writeMadeScans(folder));
}

/** Real questions first, then some made of each document's own rarer words, in turns over the documents. */
async function questions(docent: Docent, corpora: string | null): Promise<string[]> {
  const random = seededRandom(11);
  // They ask about the reports of the material, not about what was chosen.
  const isWhole = chosen.folder === null && chosen.name.source === '(?:)';
  const real =
    corpora === null || !isWhole
      ? []
      : [
          ...readFinanceQuestions(join(corpora, 'docqa', 'financebench')).map(({ question }) => question),
          ...readLines<{ question: string }>(join(corpora, 'docqa', 'kg-rag-earnings-calls', 'questions.jsonl')).map(
            ({ question }) => question,
          ),
        ];
  const { files } = await docent.request('file.list', { limit: 10_000 });
  const made: string[] = [];
  for (let round = 0; round < questionsPerDocument; round += 1) {
    for (const { documentId, characters, name } of files) {
      if (!documentId || characters < 40 || !chosen.name.test(name)) continue;
      const start = Math.floor(random() * Math.max(1, characters - 400));
      const { text } = await docent.request('document.text', {
        documentId,
        start,
        end: Math.min(characters, start + 400),
      });
      const words = [...new Set(text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]{3,}/gu) ?? [])].slice(1, 1 + questionWords);
      if (words.length > 1) made.push(`What is said about ${words.join(' ')}?`);
    }
  }
  return [...real, ...made];
}

async function openAll(docent: Docent, asked: readonly string[], documents: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  /** A short document has few sentences, and they answer every question about it: each is opened once. */
  const opened = new Set<string>();
  const pages = new Map<string, PageWords[]>();
  const otherwise = createSecondReader();
  const { page } = docent;
  await page.getByTestId('nav-chat').click();
  for (const question of asked) {
    if (outcomes.length >= wanted) break;
    const { conversationId } = await docent.request('answer.start', { question, mode: 'extract' });
    const answer = await waitUntil('an answer', async () => {
      const message = (await docent.request('conversation.get', { conversationId })).messages.at(-1);
      return message?.state === 'complete' ? message.answer : null;
    });
    const fresh = answer.citations.filter(({ path, start, end }) => !opened.has(`${path} ${start} ${end}`));
    if (fresh.length === 0) continue;
    await page.getByTestId('conversation-row').first().click();
    for (const cited of fresh.slice(0, wanted - outcomes.length)) {
      opened.add(`${cited.path} ${cited.start} ${cited.end}`);
      const chip = page.locator(`[data-testid="citation-chip"][data-id="${cited.id}"]`).last();
      await chip.click();
      const pane = await readPane(page);
      await page.keyboard.press('Escape');
      await page.getByTestId('document-view').waitFor({ state: 'detached' });
      const file = join(documents, cited.path.split('/').at(-1) ?? '');
      const judged = pane
        ? await judge(file, cited, pane, pages, otherwise)
        : { page: false, mark: 'wrong' as const, seen: 'the document never opened', other: null };
      outcomes.push({ ...judged, kind: kindOf(cited), cited });
      if (outcomes.length % 100 === 0) console.error(`${outcomes.length} of ${wanted} opened`);
      const outcome = outcomes.at(-1);
      if (outcome && (!outcome.page || outcome.mark !== 'equal' || outcome.other === false)) tell(outcome);
    }
  }
  return outcomes;
}

function judge(
  file: string,
  cited: Cited,
  pane: NonNullable<Awaited<ReturnType<typeof readPane>>>,
  pages: Map<string, PageWords[]>,
  otherwise: (file: string) => string | null,
) {
  if (!existsSync(file)) return { ...judgeText(cited.quote, pane, null) };
  if (cited.kind === 'pdf') {
    const scanned = isScannedPage(file, cited.page ?? 1, cited.quote, pages);
    const judged = judgePdf(file, cited.quote, cited.page, pane, pages);
    // Where pdftotext sees nothing at all under the marks, they are on a picture in the page.
    const isPicture = judged.mark === 'wrong' && judged.seen === '';
    if ((!scanned && !isPicture) || judged.mark === 'unjudged') return { ...judged, other: null };
    return judgeScannedPage(file, cited.quote, cited.page, pane).then((judged) => ({ ...judged, other: null }));
  }
  if (cited.kind === 'image')
    return judgeScan(file, cited.quote, cited.page, pane).then((judged) => ({ ...judged, other: null }));
  return judgeText(cited.quote, pane, otherwise(file));
}

const kindOf = (cited: Cited) => (cited.kind === 'image' ? 'scan' : cited.kind);

function tell({ cited, page, mark, seen, other }: Outcome): void {
  const say = (text: string) => text.replace(/\s+/g, ' ').slice(0, 160);
  console.error(
    `${extname(cited.path)} ${cited.path}#${cited.page}: page ${page ? 'right' : 'WRONG'}, mark ${mark}, other reader ${other}`,
  );
  console.error(`   quote: ${say(cited.quote)}\n   seen:  ${say(seen)}`);
}

function rows(outcomes: readonly Outcome[], documents: number): EvalRow[] {
  const set = 'opened citations';
  const part = (items: readonly Outcome[], is: (outcome: Outcome) => boolean) =>
    items.length === 0 ? 'none' : `${share(items.filter(is).length / items.length)} of ${items.length}`;
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))].sort();
  const checked = outcomes.filter(({ other }) => other !== null);
  return [
    {
      set,
      what: `on the right page, ${documents} documents`,
      figure: part(outcomes, ({ page }) => page),
      baseline: '',
    },
    { set, what: 'marked text equals the quote', figure: part(outcomes, ({ mark }) => mark === 'equal'), baseline: '' },
    {
      set,
      what: 'opened unmarked, and said so',
      figure: part(outcomes, ({ mark }) => mark === 'unmarked'),
      baseline: '',
    },
    {
      set,
      what: 'marked in files the second reader cannot open',
      figure: part(outcomes, ({ mark }) => mark === 'unjudged'),
      baseline: '',
    },
    { set, what: 'wrong marks', figure: part(outcomes, ({ mark }) => mark === 'wrong'), baseline: '' },
    {
      set,
      what: 'the quote stands in the file for another reader',
      figure: part(checked, ({ other }) => other === true),
      baseline: '',
    },
    ...kinds.map((kind) => {
      const own = outcomes.filter((outcome) => outcome.kind === kind);
      return {
        set: `opened, ${kind}`,
        what: 'right page / marked as quoted',
        figure: `${part(own, ({ page }) => page)} / ${part(own, ({ mark }) => mark === 'equal')}`,
        baseline: '',
      };
    }),
  ];
}
