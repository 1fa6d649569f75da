import { limits } from '../limits.ts';

type Hit = { readonly score: number };
export type DocumentWords = { readonly id: number; readonly titleTerms: ReadonlySet<string> };

/**
 * What a hit's document adds to it: a share of the document's best passage, and the share of the query's title words that stand in its
 * title. A question that names a company and a year is about that filing, whatever passage of another one uses the same words. `forms` are the query's words as titles may hold them. Best first.
 */
export function addDocumentEvidence<H extends Hit>(
  hits: readonly H[],
  documentOf: (hit: H) => DocumentWords | undefined,
  forms: ReadonlySet<string>,
): H[] {
  const { bestPassage, title } = limits.search.documentEvidence;
  const best = new Map<number, number>();
  const documents = new Map<number, DocumentWords>();
  for (const hit of hits) {
    const document = documentOf(hit);
    if (!document) continue;
    documents.set(document.id, document);
    best.set(document.id, Math.max(best.get(document.id) ?? 0, hit.score));
  }
  const named = titleShares([...documents.values()], forms);
  return hits
    .map((hit) => {
      const id = documentOf(hit)?.id ?? -1;
      return { ...hit, score: hit.score + bestPassage * (best.get(id) ?? 0) + title * (named.get(id) ?? 0) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Document id → share (0-1) of what titles hold of the query, rare words counting most; a word in every title tells nothing. */
function titleShares(documents: readonly DocumentWords[], forms: ReadonlySet<string>): Map<number, number> {
  const weights = new Map<string, number>();
  for (const form of forms) {
    const holding = documents.filter(({ titleTerms }) => titleTerms.has(form)).length;
    if (holding > 0 && holding < documents.length) weights.set(form, Math.log((documents.length + 0.5) / holding));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return new Map();
  return new Map(
    documents.map(({ id, titleTerms }) => {
      let weight = 0;
      for (const [form, value] of weights) if (titleTerms.has(form)) weight += value;
      return [id, weight / total];
    }),
  );
}
