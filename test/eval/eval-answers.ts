import { createCliLibrary } from './cli-library.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { distinct, mean } from './metrics.ts';
import { idOfPath, writeTextFolder } from './text-folder.ts';

const inventedNames = ['Zephyria', 'Kowalczyk', 'Brandenfels', 'Ottoline'];

/**
 * Extractive answers on xquad with every second article left out: questions about what is there must be found and quote the
 * answer, questions about the missing articles and about invented names must not be found.
 */
export async function evalAnswers(folder: string): Promise<EvalRow[]> {
  const set = readRetrievalSet(folder);
  const article = (id: string) => id.split('-')[0] ?? id;
  const articles = distinct(set.documents.map(({ id }) => article(id))).sort();
  const present = (id: string) => articles.indexOf(article(id)) % 2 === 0;
  const documentOf = (query: string) => [...(set.relevant.get(query) ?? [])][0] ?? '';
  const texts = writeTextFolder(set.documents.filter(({ id }) => present(id)));
  const library = createCliLibrary();
  try {
    await library.add(texts.folder);
    const there = set.queries.filter(({ id }) => present(documentOf(id)));
    const absent = set.queries.filter(({ id }) => !present(documentOf(id)));
    const invented = there.flatMap(({ id, text }) => {
      let index = 0;
      const renamed = text.replace(/(?<=\s)\p{Lu}\p{L}+/gu, () => inventedNames[index++ % inventedNames.length] ?? '');
      return renamed === text ? [] : [{ id, text: renamed }];
    });
    const ofThere = new Map((await library.ask(there)).map((answer) => [answer.id, answer]));
    const ofAbsent = await library.ask(absent);
    const ofInvented = await library.ask(invented);
    const found = (answers: readonly { readonly found: boolean }[]) =>
      mean(answers.map((answer) => (answer.found ? 1 : 0)));
    const quoted = mean(
      there.map(({ id, answers }) => {
        const quotes = ofThere.get(id)?.citations ?? [];
        const right = quotes.filter((quote) => idOfPath(quote.path) === documentOf(id));
        return right.some(({ quote }) => answers.some((text) => quote.toLowerCase().includes(text.toLowerCase())))
          ? 1
          : 0;
      }),
    );
    const citations = [...ofThere.values()].flatMap((answer) => answer.citations);
    const foundThere = found([...ofThere.values()]) * there.length;
    const foundAbsent = found(ofAbsent) * absent.length;
    const row = (what: string, figure: string): EvalRow => ({ set: 'answers (xquad en)', what, figure, baseline: '' });
    return [
      row(`present found (recall), n = ${there.length}`, share(foundThere / there.length)),
      row(`absent found (should be 0), n = ${absent.length}`, share(foundAbsent / absent.length)),
      row(`invented names found (should be 0), n = ${invented.length}`, share(found(ofInvented))),
      row('precision of found', share(foundThere / Math.max(1, foundThere + foundAbsent))),
      row('a quote holds the expected answer', share(quoted)),
      row('citations verified', share(mean(citations.map(({ verified }) => (verified ? 1 : 0))))),
      row(
        'median seconds per answer',
        [...ofThere.values()]
          .map((answer) => answer.seconds)
          .sort((a, b) => a - b)
          [there.length >> 1]?.toFixed(2) ?? '',
      ),
    ];
  } finally {
    library.remove();
    texts.remove();
  }
}
