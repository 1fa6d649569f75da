/**
 * A conversation as a page to print: questions, answers with numbered references, and at the end every source with file, place and
 * quote. A reference leads to its source and back. Plain marks only; whatever stands in a document or was written by a model is text.
 */
import type { Answer, Citation, Conversation, Message } from '../../../preload/contract/shapes.ts';
import { isUnsupported, unsupportedMark } from '../../../preload/contract/unsupported-part.ts';
import { answerNotes } from './answer-notes.ts';
import { placeWords } from './write-out.ts';

/** One HTML document without scripts, styles of its own or anything to fetch; its look is `print.css` beside it. */
export function conversationPage(conversation: Conversation): string {
  const sources: Source[] = [];
  const messages = conversation.messages.map((message) => messageHtml(message, sources)).join('\n');
  const title = escaped(conversation.title);
  const list =
    sources.length > 0 ? `<section><h2>Sources</h2><ol>${sources.map(sourceHtml).join('\n')}</ol></section>` : '';
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="print.css"></head>
<body><h1 dir="auto">${title}</h1>\n${messages}\n${list}</body></html>`;
}

type Source = { readonly number: number; readonly citation: Citation };

function messageHtml(message: Message, sources: Source[]): string {
  if (message.role === 'user') return `<p class="question" dir="auto">${lines(message.text)}</p>`;
  const body = message.answer ? answerHtml(message.answer, sources) : lines(message.text);
  const ending = message.state === 'complete' ? '' : `<p class="note">${endings[message.state]}</p>`;
  return `<div class="answer" dir="auto"><p>${body}</p>${ending}</div>`;
}

const endings: Readonly<Record<Exclude<Message['state'], 'complete'>, string>> = {
  streaming: 'Still being written.',
  stopped: 'Stopped here.',
  interrupted: 'Interrupted while it was being written.',
  failed: 'This answer could not be finished.',
};

/** Numbers run through the whole conversation: the list at the end is one. */
function answerHtml(answer: Answer, sources: Source[]): string {
  const first = sources.length;
  const numbers = new Map(answer.citations.map((citation, index) => [citation.id, first + index + 1]));
  for (const citation of answer.citations) sources.push({ number: sources.length + 1, citation });
  const { above, below } = answerNotes(answer);
  const noteOf = (line: string) => `<span class="note">${escaped(line)}</span>`;
  const said = answer.parts
    .map(({ text, citations, supported }) => {
      const marks = citations
        .flatMap((id) => numbers.get(id) ?? [])
        .map((number) => `<a class="mark" href="#source-${number}">[${number}]</a>`)
        .join('');
      const note = isUnsupported({ text, supported }) ? ` ${noteOf(unsupportedMark)}` : '';
      const words = supported ? lines(text) : `<span class="unsupported">${lines(text)}</span>`;
      return `${words}${marks === '' ? '' : ` ${marks}`}${note}`;
    })
    .join('');
  return [...above.map(noteOf), said, ...below.map(noteOf)].join('<br>');
}

function sourceHtml({ number, citation }: Source): string {
  const place = placeWords(citation.locator);
  const doubt = citation.verified ? '' : ' <span class="note">(not found word for word)</span>';
  const quote = citation.quote.replace(/\s+/g, ' ').trim();
  return `<li id="source-${number}" value="${number}"><b dir="auto">${escaped(citation.title)}</b>${
    place === '' ? '' : `, ${escaped(place)}`
  }${doubt}<br><span class="path">${escaped(citation.path)}</span><blockquote dir="auto">${escaped(quote)}</blockquote></li>`;
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
