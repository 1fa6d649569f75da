/** search and ask, one by one or in batches. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { Answer, SearchResults } from '../../preload/contract/shapes.ts';
import { isUnsupported, unsupportedMark } from '../../preload/contract/unsupported-part.ts';
import { answerNotes } from '../engine/answer/answer-notes.ts';
import { countText } from '../engine/collection/count-text.ts';
import { adaptersIn } from './adapter-commands.ts';
import { askCollection } from './batch-command.ts';
import { folderIdOf } from './library-commands.ts';
import type { Door } from './open-door.ts';
import { answerLine, hitLine, type Output, placeText } from './output.ts';
import { type Command, usage } from './parse-command.ts';
import { scopeIn } from './scope-option.ts';

type Question = { readonly id: string; readonly text: string };

export async function searchCommand(command: Command, door: Door, output: Output): Promise<void> {
  const k = Number(command.value('k') ?? 10);
  if (!Number.isInteger(k) || k < 1 || k > 200) throw usage('-k takes a whole number from 1 to 200.');
  const using = command.value('using') ?? 'hybrid';
  if (using !== 'hybrid' && using !== 'keyword' && using !== 'vector')
    throw usage('--using takes hybrid, keyword or vector.');
  const folder = command.value('folder');
  const folderId = folder ? await folderIdOf(door, folder) : undefined;
  const kinds = command.has('type') ? [...command.values('type')] : undefined;
  const input = (query: string): RequestInput<'search.run'> => ({ query, k, using, folderId, kinds });
  const batch = command.value('batch');
  if (batch) {
    for (const { id, text } of await readBatch(batch)) {
      const results = await door.request('search.run', input(text));
      output.line({ id, hits: results.hits.map(hitLine) });
    }
    return;
  }
  const results = await door.request('search.run', input(queryOf(command)));
  output.document({ ...results, hits: results.hits.map(hitLine) }, () => resultsText(results));
}

/** Brings words to the app's ask window: those of the command, or stdin, where no list of processes shows them. */
async function askInWindow(command: Command, door: Door, output: Output): Promise<void> {
  let text = command.positionals.join(' ');
  if (text === '') for await (const part of process.stdin.setEncoding('utf8')) text += part;
  if (text.trim() === '') throw usage('Give the question, or words on stdin.');
  await door.request('ask.offer', { text: text.trim().slice(0, longestWords) });
  output.document({ offered: true }, () => 'It is in the ask window.');
}

/** UTF-16 units brought to the ask window: a selection of several pages, as the contract takes a question. */
const longestWords = 100_000;

export async function askCommand(command: Command, door: Door, output: Output): Promise<void> {
  if (command.has('window')) return askInWindow(command, door, output);
  const writes = command.has('model') || command.has('adapter');
  const mode = command.value('mode') ?? (writes ? 'generate' : 'extract');
  if (mode !== 'extract' && mode !== 'generate') throw usage('--mode takes extract or generate.');
  const way = command.value('way') ?? 'auto';
  if (way !== 'auto' && way !== 'passages' && way !== 'table') throw usage('--way takes auto, passages or table.');
  const model = command.value('model');
  const adapters = adaptersIn(command);
  if (adapters.length > 0 && mode === 'extract')
    throw usage('Quotes need no model, so --adapter changes nothing there.');
  const scope = await scopeIn(command, door);
  const input = (question: string): RequestInput<'answer.once'> => ({
    question,
    mode,
    way,
    ...(scope ? { scope } : {}),
    ...(model ? { modelPath: path.resolve(model) } : {}),
    ...(adapters.length > 0 ? { adapters } : {}),
  });
  const batch = command.value('batch');
  if (command.has('collection')) {
    if (batch || adapters.length > 0) throw usage('--collection takes one question, without adapters.');
    const answer = await askCollection(door, output, queryOf(command), mode, model, scope);
    output.document(answerLine(answer), () => answerText(answer));
    return;
  }
  // As a conversation does: what only all files together can answer goes over them.
  const ask = async (question: string): Promise<Answer> => {
    const asked: RequestInput<'collection.wanted'> = { question, mode, ...(scope ? { scope } : {}) };
    const wanted = way === 'auto' && adapters.length === 0 && (await door.request('collection.wanted', asked));
    return wanted
      ? askCollection(door, output, question, mode, model, scope)
      : door.request('answer.once', input(question));
  };
  if (batch) {
    for (const { id, text } of await readBatch(batch)) {
      output.line({ id, ...answerLine(await ask(text)) });
    }
    return;
  }
  const answer = await ask(queryOf(command));
  output.document(answerLine(answer), () => answerText(answer));
}

function queryOf(command: Command): string {
  const text = command.positionals.join(' ');
  if (text.trim() === '') throw usage(`Usage: ${command.name} TEXT, or --batch FILE.jsonl.`);
  return text;
}

async function readBatch(file: string): Promise<Question[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new AppError('file-missing', `${file} cannot be read.`);
  }
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => questionOf(line, `${file}:${number}`));
}

function questionOf(line: string, place: string): Question {
  const { id, text } = parseLine(line) ?? {};
  if (typeof text === 'string' && (typeof id === 'string' || typeof id === 'number')) return { id: id as string, text };
  throw usage(`${place} is not a line {"id","text"}.`);
}

function parseLine(line: string): { id?: unknown; text?: unknown } | null {
  try {
    return JSON.parse(line) as { id?: unknown; text?: unknown } | null;
  } catch {
    return null; // Not JSON: the caller names the line.
  }
}

function resultsText(results: SearchResults): string {
  if (results.coverage.total === 0) return 'The library is empty. Add a folder first: docent add FOLDER --wait';
  if (results.hits.length === 0) return 'Nothing found.';
  return results.hits
    .map((hit, index) => `${index + 1}. ${placeText(hit)}\n   ${hit.text.replace(/\s+/g, ' ').slice(0, 300)}`)
    .join('\n');
}

function answerText(answer: Answer): string {
  const said = answer.parts
    .map(
      (part) =>
        `${part.text}${part.citations.map((id) => `[${id}]`).join('')}${isUnsupported(part) ? ` ${unsupportedMark}` : ''}`,
    )
    .join('');
  const sources = answer.citations.map(
    (citation) => `[${citation.id}] ${placeText(citation)}\n    “${citation.quote.replace(/\s+/g, ' ').trim()}”`,
  );
  if (answer.coverage.total === 0) return `${said}\nThe library is empty. Add a folder first: docent add FOLDER --wait`;
  const closest = answer.closest.map(
    (hit) => `  closest: ${placeText(hit)}: ${hit.text.replace(/\s+/g, ' ').slice(0, 160)}`,
  );
  const { readable, total } = answer.coverage;
  if (answer.way?.kind === 'collection') return [said, '', ...sources].join('\n');
  const { way } = answer;
  const computed =
    way?.kind === 'table'
      ? [`Computed from ${way.rows} of ${countText(way.ofRows, 'row')} of ${way.file}: ${way.query}`]
      : [];
  const whole = answer.scope ? ` in ${answer.scope.names.join(', ')}` : '';
  const words = answer.wordsOnly ? [wordsOnlyLine] : [];
  const understood = answer.searched === undefined ? [] : [`Understood as: ${answer.searched}`, ''];
  const { above, below } = answerNotes(answer);
  return [
    ...understood,
    ...above.flatMap((line) => [line, '']),
    said,
    '',
    ...sources,
    ...below,
    ...computed,
    ...closest,
    ...words,
    `Searched ${readable} of ${countText(total, 'file')}${whole}.`,
  ].join('\n');
}

const wordsOnlyLine =
  'Searched by words only: the model for meaning does not know this language. A multilingual one does (docent models).';
