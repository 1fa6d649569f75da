/** Whether what a document states may be of what the question names, where another document names it. */
import type { Candidate } from './candidate-sentences.ts';
import { foldText } from './kind/fold-text.ts';
import { isRoleWord } from './kind/named-role.ts';
import { valuesOfKind } from './kind/values-of-kind.ts';
import type { Passage } from './passage.ts';

/**
 * "The tenancy of Mr Penn": where a document holds every name of the question, a fact that it does not state is stated by none that lacks most of
 * them and names somebody of whom it says nothing: it would be the same fact of somebody else. An annex that names nobody else may be his.
 * `candidates`: all sentences looked at, whatever they state.
 */
export function ofNamedDocuments(candidates: readonly Candidate[], passages: readonly Passage[]) {
  const missing = new Map<string, number>();
  const sourceOf = ({ passage }: Candidate) => passages[passage]?.source ?? '';
  for (const each of candidates)
    missing.set(sourceOf(each), Math.min(each.missingNames, missing.get(sourceOf(each)) ?? 1));
  const naming = new Set([...missing].flatMap(([source, share]) => (share === 0 ? [source] : [])));
  const known = passages
    .flatMap((passage) => (naming.has(passage.source) ? [foldText(textOf(passage))] : []))
    .join(' ');
  const strange = new Map<string, boolean>();
  const isStrange = (source: string) => {
    const found = strange.get(source) ?? passages.some((each) => each.source === source && namesStranger(each, known));
    strange.set(source, found);
    return found;
  };
  return (each: Candidate) => {
    if (naming.size === 0 || (missing.get(sourceOf(each)) ?? 1) < mostMissing) return true;
    return !isStrange(sourceOf(each));
  };
}

/** Share of the question's names that may be missing in a document that is about what it names. */
const mostMissing = 0.5;

const textOf = ({ title, text }: Passage) => `${title}\n${text}`;

/** A person, a company or the bearer of a role who stands nowhere in `known`. */
function namesStranger(passage: Passage, known: string): boolean {
  const { text, language } = passage;
  const people = (['person', 'organisation'] as const).flatMap((kind) =>
    valuesOfKind(text, { kind, unit: null }, '', language)
      .filter(({ sure }) => sure === 1)
      .map(({ start, end }) => text.slice(start, end)),
  );
  const bearers = [...text.matchAll(bearer)].flatMap(({ groups }) =>
    isRoleWord(foldText(groups?.role ?? '')) ? (groups?.name ?? '') : [],
  );
  return [...people, ...bearers].some((name) => !known.includes(foldText(name)));
}
/** "Tenant: Ada Lang", "Mieterin | Lang". */
const bearer = /(?:^|\n)[ \t]*(?<role>\p{L}{4,20})[ \t]{0,3}[:|\t][ \t]{0,3}(?<name>\p{Lu}[^\n\t|,;]{1,60})/gu;
