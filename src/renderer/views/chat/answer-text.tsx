import type { Answer } from '../../../preload/contract/shapes.ts';
import { isUnsupported } from '../../../preload/contract/unsupported-part.ts';
import { joinParts } from '../../components/answer-source.ts';
import { type PartRenderer, RichText } from '../../components/rich-text.tsx';
import { t } from '../../languages/translate.ts';
import { CitationChips } from './citation-chips.tsx';

/** Only ids the app issued become chips: an id without a citation renders nothing. */
function partsOf(answer: Answer): PartRenderer {
  const byId = new Map(answer.citations.map((citation) => [citation.id, citation]));
  const chipsOf = (index: number) => (answer.parts[index]?.citations ?? []).flatMap((id) => byId.get(id) ?? []);
  return {
    count: answer.parts.length,
    wrap: (words, index, key) =>
      answer.parts[index]?.supported === false ? (
        <span key={key} className="unsupported" title={t('Not found in your files')} data-testid="unsupported">
          {words}
        </span>
      ) : (
        words
      ),
    after(index) {
      const part = answer.parts[index];
      if (!part) return null;
      return (
        <>
          <CitationChips citations={chipsOf(index)} />
          {isUnsupported(part) && <span className="unsupported-note">{t('not found in your files')}</span>}
        </>
      );
    },
    hasMarks: (index) => chipsOf(index).length > 0,
  };
}

/** What an answer says, with a chip behind each claim. */
export function AnswerText({ answer }: { readonly answer: Answer }) {
  return <RichText text={joinParts(answer.parts, answer.citations)} parts={partsOf(answer)} />;
}
