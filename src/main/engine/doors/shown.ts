/** Hits, citations and answers as other programs see them: the same through every door. */

import { plainAnswer } from '../../../preload/contract/plain-answer.ts';
import type {
  Answer,
  Citation,
  ExtractedField,
  ExtractedTable,
  PackedContext,
  ReadPassage,
  SearchHit,
} from '../../../preload/contract/shapes.ts';
import { deepLink } from './deep-link.ts';

type Placed = Pick<
  SearchHit,
  'documentId' | 'fileId' | 'path' | 'title' | 'kind' | 'page' | 'start' | 'end' | 'locator'
>;

function place({ documentId, fileId, path, title, kind, page, start, end, locator }: Placed) {
  const link = deepLink({ documentId, page, start, end });
  return { document: documentId, file: fileId, path, title, kind, page, start, end, locator, link };
}

export function shownHit(hit: SearchHit) {
  const { text, headingPath, score, similarity } = hit;
  return { ...place(hit), text, headings: headingPath, score, similarity };
}

export function shownCitation(citation: Citation) {
  return { id: citation.id, ...place(citation), quote: citation.quote, verified: citation.verified };
}

export function shownAnswer(answer: Answer) {
  return {
    answer: plainAnswer(answer),
    // What was taken for the question: a name typed wrong, or one that leans on what was said before.
    ...(answer.searched === undefined ? {} : { searched: answer.searched }),
    found: answer.found,
    citations: answer.citations.map(shownCitation),
    parts: answer.parts.map(({ text, citations, supported }) => ({ text, citations, supported })),
    closest: answer.closest.map(shownHit),
    ...(answer.quotedInstead ? { quotedInstead: answer.quotedInstead } : {}),
    ...(answer.untoldYears ? { untoldYears: answer.untoldYears } : {}),
    mode: answer.mode,
    model: answer.model,
    coverage: answer.coverage,
    ...(answer.way ? { way: answer.way } : {}),
    seconds: answer.seconds,
  };
}

export function shownContext({ question, messages, sources, tokens, contextTokens, coverage }: PackedContext) {
  return {
    question,
    messages,
    sources: sources.map((source) => ({ id: source.id, ...place(source), text: source.text, score: source.score })),
    tokens,
    contextTokens,
    coverage,
  };
}

export function shownPassage(passage: ReadPassage) {
  return { ...place(passage), text: passage.text, next: passage.next, characters: passage.characters };
}

export function shownTable({ template, rows, total, next }: ExtractedTable) {
  return {
    template,
    rows: rows.map(({ fileId, documentId, path, title, kind, fields, quality, readCharacters }) => ({
      ...{ document: documentId, file: fileId, path, title, kind, quality, readCharacters },
      fields: Object.fromEntries(
        fields.map(({ field, ...told }) => [field, { ...told, link: linkOf(documentId, told) }]),
      ),
    })),
    total,
    next,
  };
}

const linkOf = (documentId: string, { page, start, end }: Pick<ExtractedField, 'page' | 'start' | 'end'>) =>
  start === null || end === null ? null : deepLink({ documentId, page, start, end });
