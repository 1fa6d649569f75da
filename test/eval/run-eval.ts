/**
 * Quality as numbers, through the built command line: `npm run eval [extraction] [mail] [ocr] [states] [cranfield] [xquad] [jaquad]
 * [german-english] [everyday] [everyday-development] [ledgers] [ledgers-development] [answers] [asked-kinds] [meaning-floor] [verifier] [financebench] [earnings] [cited] [collection]
 * [opened] [opened-made] [table-recall] [tableqa] [tableqa-planner] [asked-tables] [extract-receipts] [extract-drawn] [extract-worn] [extract-telecom] [extract-tables]
 * [extract-calibration] [extract-ordinary] [extract-ordinary-development] [extract-modes] [near-duplicates] [captions]`.
 * Needs `npm run build` and the material in ../shared/corpora; without it the run says so and measures nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { epubQuality } from './epub-quality.ts';
import { evalAnswers } from './eval-answers.ts';
import { evalAskedKinds } from './eval-asked-kinds.ts';
import { evalAskedTables } from './eval-asked-tables.ts';
import { evalCaptions } from './eval-captions.ts';
import { evalCitedPages } from './eval-cited-pages.ts';
import { evalCollection } from './eval-collection.ts';
import { evalEarnings } from './eval-earnings.ts';
import { evalEveryday, evalEverydayDevelopment, evalLedgers, evalLedgersDevelopment } from './eval-everyday.ts';
import { evalFinancebench } from './eval-financebench.ts';
import { evalMeaningFloor } from './eval-meaning-floor.ts';
import { evalNearDuplicates } from './eval-near-duplicates.ts';
import { evalOpenedCitations } from './eval-opened-citations.ts';
import { evalRetrieval } from './eval-retrieval.ts';
import { type EvalRow, table } from './eval-row.ts';
import { evalStates } from './eval-states.ts';
import { evalTableRecall } from './eval-table-recall.ts';
import { evalTables } from './eval-tables.ts';
import { evalTablesPlanner } from './eval-tables-planner.ts';
import { evalVerifier } from './eval-verifier.ts';
import { evalCalibration } from './extract/eval-calibration.ts';
import { evalModes } from './extract/eval-modes.ts';
import { evalReceipts } from './extract/eval-receipts.ts';
import { evalExtractTables } from './extract/eval-tables-typed.ts';
import { evalTelecom } from './extract/eval-telecom.ts';
import { extractionQuality } from './extraction-quality.ts';
import { mailQuality } from './mail-quality.ts';
import { ocrQuality } from './ocr-quality.ts';
import { officeQuality } from './office-quality.ts';
import { evalOrdinary } from './ordinary/eval-ordinary.ts';
import { pdfTables } from './pdf-tables.ts';
import { pdfWords } from './pdf-words.ts';
import { evalDrawn } from './receipts/eval-drawn.ts';
import { evalWorn } from './receipts/eval-worn.ts';

const corpora = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora');
const retrieval = join(corpora, 'retrieval');
const languages = ['en', 'ar', 'de', 'el', 'es', 'hi', 'ro', 'ru', 'th', 'tr', 'vi', 'zh'];
const everyLanguage = async () => {
  const rows: EvalRow[] = [];
  for (const language of languages) {
    rows.push(...(await evalRetrieval(`xquad ${language}`, join(retrieval, 'xquad', language))));
  }
  return rows;
};
const sets: Readonly<Record<string, () => Promise<EvalRow[]>>> = {
  extraction: () => extractionQuality(),
  epub: () => epubQuality(),
  mail: () => mailQuality(),
  office: () => officeQuality(),
  ocr: () => ocrQuality(corpora),
  states: () => evalStates(corpora),
  'pdf-words': () => pdfWords(),
  tables: () => pdfTables(),
  cranfield: () => evalRetrieval('cranfield', join(retrieval, 'cranfield')),
  xquad: () => everyLanguage(),
  jaquad: () => evalRetrieval('jaquad ja', join(retrieval, 'jaquad-ja')),
  'german-english': () =>
    evalRetrieval('xquad de→en (no target)', join(retrieval, 'xquad', 'en'), join(retrieval, 'xquad', 'de')),
  answers: () => evalAnswers(join(retrieval, 'xquad', 'en')),
  'asked-kinds': () => evalAskedKinds(corpora),
  'asked-tables': () => evalAskedTables(),
  collection: () => evalCollection(corpora),
  everyday: () => evalEveryday(),
  'everyday-development': () => evalEverydayDevelopment(),
  ledgers: () => evalLedgers(),
  'ledgers-development': () => evalLedgersDevelopment(),
  'meaning-floor': async () => [
    ...(await evalMeaningFloor('xquad en', join(retrieval, 'xquad', 'en'))),
    ...(await evalMeaningFloor('cranfield', join(retrieval, 'cranfield'))),
  ],
  verifier: () => evalVerifier(corpora),
  financebench: () => evalFinancebench(join(corpora, 'docqa', 'financebench')),
  earnings: () => evalEarnings(join(corpora, 'docqa', 'kg-rag-earnings-calls')),
  cited: () => evalCitedPages(join(corpora, 'docqa')),
  opened: () => evalOpenedCitations(corpora),
  'opened-made': () => evalOpenedCitations(corpora, true),
  'extract-receipts': () => evalReceipts(corpora),
  'extract-drawn': () => evalDrawn(),
  'extract-worn': () => evalWorn(corpora),
  'extract-telecom': () => evalTelecom(),
  'extract-modes': () => evalModes(),
  'extract-ordinary': () => evalOrdinary(['development', 'kept']),
  'extract-ordinary-development': () => evalOrdinary(['development']),
  'extract-calibration': () => evalCalibration(corpora),
  'extract-tables': () => evalExtractTables(corpora),
  tableqa: () => evalTables(join(corpora, 'tableqa', 'wikitablequestions')),
  'tableqa-planner': () => evalTablesPlanner(join(corpora, 'tableqa', 'wikitablequestions')),
  captions: () => evalCaptions(join(corpora, 'images', 'flickr8k-1000')),
  'near-duplicates': () => evalNearDuplicates(corpora),
  'table-recall': () => evalTableRecall(join(corpora, 'tableqa', 'wikitablequestions')),
};

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !Object.hasOwn(sets, name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(sets).join(', ')}.`);
    return 2;
  }
  if (!existsSync(corpora)) {
    console.error(`Nothing measured: ${corpora} is absent.`);
    return 0;
  }
  const rows: EvalRow[] = [];
  for (const name of names.length > 0 ? names : Object.keys(sets)) {
    const started = performance.now();
    rows.push(...((await sets[name]?.()) ?? []));
    console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  console.log(table(rows));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
