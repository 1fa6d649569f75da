import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BatchAnswer, type BatchQuery, type CliLibrary, createCliLibrary } from './cli-library.ts';
import { readFinanceQuestions, readLines } from './corpora.ts';
import { type EvalRow, share, table } from './eval-row.ts';
import { mean } from './metrics.ts';

/** Citations a person looks at before they go back to reading the files themselves. */
const firstCitations = 3;
/** Ways of asking for what is not there. */
const absentKinds = 3;
/** Beyond every year the filings speak of. */
const yearsLater = 20;
const chatModel = join(import.meta.dirname, '..', '..', '.cache', 'models', 'tinyllama-1.1b-chat-iq2_xxs.gguf');

/** Companies of which no filing is there, put in place of those that have one. */
const otherCompanies: Readonly<Record<string, string>> = {
  'Best Buy': 'Costco',
  'BEST BUY': 'Costco',
  Corning: 'Owens-Illinois',
  CORNING: 'Owens-Illinois',
  'Johnson & Johnson': 'Merck',
  'JOHNSON & JOHNSON': 'Merck',
  JnJ: 'Merck',
  'J&J': 'Merck',
  'Lockheed Martin': 'Northrop Grumman',
  Netflix: 'Hulu',
  'Ulta Beauty': 'Sally Beauty',
  Ulta: 'Sally Beauty',
};

type Asked = BatchQuery & { readonly pages: ReadonlySet<string> };
type EarningsRow = { id: string; question: string; docs: readonly string[]; pages: readonly number[] };

/**
 * Whether an answer shows a person the right page: the share of all questions with an evidence page among the first three citations,
 * of all citations the share on an evidence page, and whether what is absent is said to be absent. 49 questions with a known page,
 * 50 about facts that stand in no file; DOCENT_EVAL_QUESTIONS takes at most so many of each set (a chat model on a processor needs a minute for each).
 */
export async function evalCitedPages(docqa: string): Promise<EvalRow[]> {
  const most = Number(process.env.DOCENT_EVAL_QUESTIONS ?? Number.POSITIVE_INFINITY);
  const everyFinance = readFinanceQuestions(join(docqa, 'financebench')).map(
    ({ id, question, pages }): Asked => ({
      id,
      text: question,
      pages: new Set(pages.map(({ file, page }) => `${file}#${page}`)),
    }),
  );
  const calls = readLines<EarningsRow>(join(docqa, 'kg-rag-earnings-calls', 'questions.jsonl'));
  const finance = evenly(everyFinance, most);
  const withPage = calls
    .filter(({ pages }) => pages.length > 0)
    .map(
      ({ id, question, docs, pages }): Asked => ({
        id,
        text: question,
        pages: new Set(docs.flatMap((file) => pages.map((page) => `${basename(file)}#${page}`))),
      }),
    );
  const earnings = evenly(withPage, most);
  const rows: EvalRow[] = [];
  // A chat model needs hours for all of it: a run that is ended tells what it has measured.
  const tell = (some: readonly EvalRow[]) => {
    rows.push(...some);
    console.error(table(some));
  };
  for (const [set, folder, asked] of [
    ['financebench', 'financebench', finance],
    ['earnings calls', 'kg-rag-earnings-calls', earnings],
  ] as const) {
    const library = createCliLibrary();
    try {
      await library.add(join(docqa, folder, 'pdfs'));
      tell(citedRows(`${set} quoted`, asked, await library.ask(asked)));
      if (existsSync(chatModel)) {
        const answers = await library.ask(asked, '--model', chatModel);
        tell(citedRows(`${set} TinyLlama`, asked, answers));
      }
      if (set === 'financebench') tell(await absentRows(library, everyFinance, calls, most));
    } finally {
      library.remove();
    }
  }
  return rows;
}

function citedRows(set: string, asked: readonly Asked[], answers: readonly BatchAnswer[]): EvalRow[] {
  const pagesOf = new Map(asked.map(({ id, pages }) => [id, pages]));
  const isRight = (answer: BatchAnswer, citation: BatchAnswer['citations'][number]) =>
    pagesOf.get(answer.id)?.has(`${basename(citation.path)}#${citation.page}`) ?? false;
  const citations = answers.flatMap((answer) => answer.citations.map((citation) => isRight(answer, citation)));
  const among = answers.map((answer) =>
    answer.citations.slice(0, firstCitations).some((citation) => isRight(answer, citation)),
  );
  const row = (what: string, figure: string): EvalRow => ({ set, what, figure, baseline: '' });
  return [
    row(`right page among the first ${firstCitations} citations, n = ${answers.length}`, share(part(among))),
    row('citations on a right page', `${share(part(citations))} of ${citations.length}`),
    row('citations to an answer', (citations.length / Math.max(1, answers.length)).toFixed(2)),
    row('present found', share(part(answers.map(({ found }) => found)))),
  ];
}

/** Questions about what stands in none of the filings: another company, a year no filing covers, what was said in other companies' calls. */
function absentSets(finance: readonly Asked[], calls: readonly EarningsRow[]) {
  const changed = (name: string, change: (text: string) => string) =>
    finance
      .map(({ id, text }) => ({ id: `${id}-${name}`, text: change(text), before: text }))
      .filter(({ text, before }) => text !== before)
      .map(({ id, text }) => ({ id, text }));
  const renamed = changed('renamed', (text) => {
    const name = Object.keys(otherCompanies).find((known) => text.includes(known));
    return name ? text.replaceAll(name, otherCompanies[name] ?? name) : text;
  });
  const later = changed('later', (text) => text.replace(/20[12]\d/g, (year) => String(Number(year) + yearsLater)));
  const elsewhere = calls
    .filter(({ question }) => /Snow|Streamlit|Instacart/.test(question))
    .map(({ id, question }) => ({ id: `${id}-elsewhere`, text: question }));
  return [
    ['another company', renamed.slice(0, 20)],
    ['a year no file covers', later.slice(0, 15)],
    ['said in calls that are not here', elsewhere.slice(0, 15)],
  ] as const;
}

async function absentRows(
  library: CliLibrary,
  finance: readonly Asked[],
  calls: readonly EarningsRow[],
  most: number,
): Promise<EvalRow[]> {
  const modes = [['quoted', []], ...(existsSync(chatModel) ? [['TinyLlama', ['--model', chatModel]]] : [])] as const;
  const rows: EvalRow[] = [];
  for (const [mode, args] of modes) {
    for (const [what, all] of absentSets(finance, calls)) {
      const questions = evenly(all, Math.ceil(most / absentKinds));
      const answers = await library.ask(questions, ...args);
      rows.push({
        set: `absent, ${mode}`,
        what: `${what}: said to be absent, n = ${questions.length}`,
        figure: share(part(answers.map(({ found }) => !found))),
        baseline: '',
      });
    }
  }
  return rows;
}

/** At most `most` of them, taken from the whole length. */
const evenly = <Item>(items: readonly Item[], most: number): readonly Item[] =>
  items.length <= most
    ? items
    : items.filter((_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length));
const part = (flags: readonly boolean[]): number =>
  flags.length === 0 ? 0 : mean(flags.map((flag) => (flag ? 1 : 0)));
