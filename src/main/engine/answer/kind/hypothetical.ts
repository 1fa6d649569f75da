/** Whether a value is that of what may come about, and not of what holds: English, German, French, Spanish, Italian. */
import { foldInPlace } from './fold-in-place.ts';

const word = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'u');

/** Folded words of an extension or an option. */
const extended = word(
  'exten[ds]\\w*|renew\\w*|prolong\\w*|options?|optional\\w*|verlanger\\w*|renouvel\\w*|prorrog\\w*|prorog\\w*|renov\\w*|rinnov\\w*',
);
/** Folded words of another end than the one agreed. */
const changed = word(
  'in (?:which|that) case|early|earlier|instead|later?|vorzeitig\\w*|fruher|in diesem fall|stattdessen|anticip\\w*|dans ce cas|en ese caso|in tal caso',
);
/** Folded words that begin a condition, at the head of a clause. */
const condition =
  /(?:^|[.;:,]\s*|^\s*[\p{N}.)(]+\s*)(?:if|should|where|in case|in the event|provided|falls|sofern|wenn|sollte|wird|si|en cas|au cas|en caso|se|qualora)(?![\p{L}\p{N}])/u;

/** What of it a question asks about itself, so that it is no reason against a sentence. */
export type AskedHow = { readonly extension: boolean; readonly condition: boolean };

export function askedHow(foldedQuestion: string): AskedHow {
  const isAsked =
    extended.test(foldedQuestion) || changed.test(foldedQuestion) || word('if|falls|wenn|si|se').test(foldedQuestion);
  // Of an end that is given notice of, "may" and "if" are how it is said.
  return { extension: isAsked, condition: isAsked || aboutNotice.test(foldedQuestion) };
}

const aboutNotice = /(?<!\p{L})(?:notice|cancel\p{L}*|kundig\p{L}*|preavis|preaviso|preavviso|disdett\p{L}*)/u;

/** `at`: where the value begins in `text`. What stands behind a value ("… unless it is renewed") leaves it as it is. */
export function isHypothetical(text: string, at: number, asked: AskedHow): boolean {
  const lead = foldInPlace(text.slice(0, at));
  return (
    (!asked.extension && extended.test(lead)) || (!asked.condition && (changed.test(lead) || condition.test(lead)))
  );
}
