/** Answers a person called good, as lines to fine-tune on: the question and its cited passages as the app itself sends them. */
import type { TrainingPart } from '../../preload/contract/measure-shapes.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import { packPrompt } from './answer/prompt.ts';
import type { EngineContext } from './engine-context.ts';
import { trainingLimits } from './train/limits.ts';
import { ratedLine } from './train/rated-line.ts';
import { splitOf } from './train/training-line.ts';

/** Everything fits: tokens are guessed from the length. */
const guessedTokens = async (texts: readonly string[]) => texts.map((text) => Math.ceil(text.length / 3));
const roomTokens = 1_000_000;

/** The next rated answers after a message, '' from the first. */
export async function ratedPart(context: EngineContext, after: string): Promise<TrainingPart> {
  const rows = context.personal.ratedAnswers(after, trainingLimits.documents);
  const lines: { split: 'train' | 'valid'; text: string }[] = [];
  for (const { id, question, answer } of rows) {
    const cited = answer.citations.map(({ documentId, title, page, start, end, quote, locator }) => ({
      ...{ start, end, text: quote, around: null, source: documentId, title, page, language: null, cosine: null },
      headingPath: locator.type === 'heading' ? locator.path : [],
    }));
    if (cited.length === 0) continue;
    const { turns } = await packPrompt(question, cited, roomTokens, guessedTokens);
    const split = after === '' && lines.length === 0 ? 'valid' : splitOf(id, trainingLimits.validationShare);
    lines.push({ split, text: ratedLine(turns, answerWords(answer), answer.citations) });
  }
  return { lines, excluded: [], documents: rows.length, next: rows.at(-1)?.id ?? null };
}

/** The answer with its numbers, without what nothing in the files supported. */
function answerWords(answer: Answer): string {
  const numbers = new Map(answer.citations.map(({ id }, index) => [id, index + 1]));
  return answer.parts
    .filter(({ supported }) => supported)
    .map(({ text, citations }) => {
      const marks = citations.flatMap((id) => (numbers.has(id) ? [`[${numbers.get(id)}]`] : [])).join('');
      return marks === '' ? text : `${text.trimEnd()} ${marks}`;
    })
    .join('')
    .trim();
}
