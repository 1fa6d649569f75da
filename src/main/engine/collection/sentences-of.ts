import type { DocumentQuote, DocumentView } from './document-view.ts';
import type { MatchTools } from './match-document.ts';

export type SentenceInPlace = { readonly quote: DocumentQuote; readonly before: string };

/** Sentences of units that pass a quick look, with the one before each: a label may stand in a line of its own. */
export async function* sentencesOf(
  view: DocumentView,
  tools: MatchTools,
  worth: (text: string) => boolean,
): AsyncGenerator<SentenceInPlace> {
  for (const { start, text } of view.units()) {
    await tools.rest();
    if (!worth(text)) continue;
    let before = '';
    for (const span of tools.sentences(text)) {
      const sentence = text.slice(span.start, span.end);
      yield { quote: { start: start + span.start, end: start + span.end, text: sentence }, before };
      before = sentence;
    }
  }
}
