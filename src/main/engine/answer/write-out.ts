/** Answers and conversations as text a person takes elsewhere: claims numbered, with their sources below. */
import type { Answer, Citation, Conversation, Locator, Message } from '../../../preload/contract/shapes.ts';
import { isUnsupported, unsupportedMark } from '../../../preload/contract/unsupported-part.ts';
import { answerNotes } from './answer-notes.ts';
import { isVerbatim } from './is-verbatim.ts';

export type CopyFormat = 'plain' | 'markdown';

/** Each claim with the numbers of its sources, unsupported ones marked, then the sources with their quotes. */
export function answerText(answer: Answer, format: CopyFormat): string {
  const known = new Set(answer.citations.map(({ id }) => id));
  const body = answer.parts
    .map((part) => {
      const { text: written, citations } = part;
      const quoted = isVerbatim(part, answer.citations);
      const plain = quoted ? written : withoutMarks(written);
      const text = format === 'plain' ? plain : quoted ? written.replace(/\S.*/g, asText) : withoutLinks(written);
      const numbers = citations.filter((id) => known.has(id)).map((id) => `[${id}]`);
      const note = isUnsupported(part) ? ` ${unsupportedMark}` : '';
      const [end = ''] = /\s*$/.exec(text) ?? [];
      const claim = text.slice(0, text.length - end.length);
      return `${claim}${numbers.length > 0 && claim !== '' ? ` ${numbers.join('')}` : ''}${note}${end}`;
    })
    .join('')
    .trim();
  const sources = answer.citations.map((citation) => sourceLine(citation, format));
  const { searched } = answer;
  const understood =
    searched === undefined ? [] : [`Understood as: ${format === 'plain' ? searched : escaped(searched)}`];
  const { above, below } = answerNotes(answer);
  const listed = sources.length > 0 ? [sources.join('\n')] : [];
  return [...understood, ...above, body, ...listed, ...below].join('\n\n');
}

/** A whole conversation; what a person typed stays as typed, quoted so that it cannot pass for a heading. */
export function conversationMarkdown(conversation: Conversation): string {
  const messages = conversation.messages.map((message) =>
    message.role === 'user' ? message.text.replace(/^/gm, '> ') : messageText(message),
  );
  return `# ${escaped(conversation.title)}\n\n${messages.join('\n\n')}\n`;
}

function messageText(message: Message): string {
  const text = message.answer ? answerText(message.answer, 'markdown') : withoutLinks(message.text);
  const ending = endings[message.state];
  return ending ? `${text}\n\n_${ending}_`.trim() : text;
}

const endings: Partial<Record<Message['state'], string>> = {
  streaming: 'Still being written.',
  stopped: 'Stopped here.',
  interrupted: 'Interrupted while it was being written.',
  failed: 'This answer could not be finished.',
};

function sourceLine({ id, title, path, locator, quote, verified }: Citation, format: CopyFormat): string {
  const place = placeWords(locator);
  const doubt = verified ? '' : ', not found word for word';
  const said = quote.replace(/\s+/g, ' ').trim();
  return format === 'markdown'
    ? `[${id}]: **${escaped(title)}**${place ? `, ${escaped(place)}` : ''}, \`${path.replaceAll('`', '')}\`${doubt}\n> ${escaped(said)}\n`
    : `[${id}] ${title}${place ? `, ${place}` : ''} (${path})${doubt}: “${said}”`;
}

/** A model's words keep their form, but a picture or a link in them would be fetched by whatever shows the text next; what is escaped already stays so. */
function withoutLinks(text: string): string {
  return text.replace(/\\[^\p{L}\p{N}\s]|[[\]<]/gu, (sign) => (sign.length > 1 ? sign : `\\${sign}`));
}

/** Written Markdown as it reads: without the signs that make it bold, or keep a sign from meaning something. */
function withoutMarks(text: string): string {
  return text.replace(/(?<!\\)\*\*(\S(?:[^*\n]*\S)?)\*\*/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Words of a document must not become links, images or headings elsewhere. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#!|]/g, '\\$&');
}

/** A line of a document as it is: neither does its number or dash make a list of it elsewhere. */
function asText(line: string): string {
  return escaped(line).replace(/^(\d{1,9})(?=[.)])|^(?=[-+])/, '$1\\');
}

/** A place in words; empty where there is nothing to say. */
export function placeWords(locator: Locator): string {
  switch (locator.type) {
    case 'page':
      return `page ${locator.page}`;
    case 'slide':
      return `slide ${locator.slide}`;
    case 'sheet':
      return `sheet ${locator.sheet}${locator.cells === '' ? '' : ` ${locator.cells}`}`;
    case 'heading':
      return locator.path.join(' › ');
    case 'lines':
      return locator.first === locator.last ? `line ${locator.first}` : `lines ${locator.first}–${locator.last}`;
    case 'chapter':
      return locator.chapter;
    case 'message':
      return locator.part;
    case 'time':
      return `${Math.floor(locator.seconds / 60)}:${String(Math.floor(locator.seconds % 60)).padStart(2, '0')}`;
  }
}
