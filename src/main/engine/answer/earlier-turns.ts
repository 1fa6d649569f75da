/**
 * What a model is told of the conversation so far: the newest turns in full, those that no longer fit as a summary of what was asked and
 * answered. Nothing is left out unsaid: what even the summary can't hold is counted in it.
 */
import { limits } from '../limits.ts';
import type { ChatTurn } from '../ports.ts';
import { sentences } from '../sentences.ts';
import type { CountTokens } from '../types.ts';
import { earlierLimits } from './earlier-limits.ts';

export type Remembered = {
  readonly kept: readonly ChatTurn[];
  /** '' when every turn is kept. */
  readonly summary: string;
  readonly keptTokens: number;
  readonly summaryTokens: number;
  /** Questions in the summary, and in full. */
  readonly summarisedTurns: number;
  readonly keptTurns: number;
};

/**
 * Fits earlier turns (oldest first) into `room` tokens. `tokens` are those of each turn with what its template adds. Turns are kept
 * whole or not at all, from the newest on.
 */
export async function rememberTurns(
  turns: readonly ChatTurn[],
  tokens: readonly number[],
  room: number,
  countTokens: CountTokens,
): Promise<Remembered> {
  const all = tokens.reduce((sum, each) => sum + each, 0);
  if (all <= room) return { ...told(turns, all), summary: '', summaryTokens: 0, summarisedTurns: 0 };
  const summaryRoom = Math.floor(room * earlierLimits.summaryShare);
  let first = turns.length;
  let keptTokens = 0;
  while (first > 0 && keptTokens + (tokens[first - 1] ?? 0) <= room - summaryRoom) {
    first -= 1;
    keptTokens += tokens[first] ?? 0;
  }
  // An answer without its question would hang in the air.
  while (turns[first]?.role === 'assistant') {
    keptTokens -= tokens[first] ?? 0;
    first += 1;
  }
  const older = turns.slice(0, first);
  const { text, tokens: summaryTokens } = await summarise(older, room - keptTokens, countTokens);
  return { ...told(turns.slice(first), keptTokens), summary: text, summaryTokens, summarisedTurns: questions(older) };
}

function told(kept: readonly ChatTurn[], keptTokens: number) {
  return { kept, keptTokens, keptTurns: questions(kept) };
}

function questions(turns: readonly ChatTurn[]): number {
  return turns.filter(({ role }) => role === 'user').length;
}

/** One line per question, shorter the less room there is; the oldest give way to a number last. */
async function summarise(
  turns: readonly ChatTurn[],
  room: number,
  countTokens: CountTokens,
): Promise<{ readonly text: string; readonly tokens: number }> {
  const measure = async (text: string) => ((await countTokens([text]))[0] ?? 0) + limits.answer.turnTokens;
  const pairs = pairsOf(turns);
  const { longest, shortest } = earlierLimits.summaryLine;
  for (let length: number = longest; length >= shortest; length = Math.floor(length / 2)) {
    const text = pairs.map((pair) => lineOf(pair, length)).join('\n');
    const tokens = await measure(text);
    if (tokens <= room) return { text, tokens };
  }
  for (let left = Math.floor(pairs.length / 2); left > 0; left = Math.floor(left / 2)) {
    const lines = pairs.slice(-left).map((pair) => lineOf(pair, shortest));
    const text = [`- ${pairs.length - left} earlier questions before these`, ...lines].join('\n');
    const tokens = await measure(text);
    if (tokens <= room) return { text, tokens };
  }
  const text = `- ${pairs.length} earlier questions`;
  return { text, tokens: await measure(text) };
}

type Pair = { readonly question: string; readonly answer: string };

function pairsOf(turns: readonly ChatTurn[]): Pair[] {
  const pairs: { question: string; answer: string }[] = [];
  for (const { role, text } of turns) {
    const last = pairs.at(-1);
    if (role === 'user') pairs.push({ question: text, answer: '' });
    else if (last) last.answer += text;
  }
  return pairs;
}

/** The question, and the answer's first sentences while there is room. */
function lineOf({ question, answer }: Pair, length: number): string {
  const asked = cut(question, Math.floor(length / 2));
  let said = '';
  for (const { start, end } of sentences(answer)) {
    const longer = `${said} ${answer.slice(start, end)}`.replace(/\s+/g, ' ').trim();
    if (longer.length > length - asked.length && said !== '') break;
    said = longer;
  }
  const short = cut(said, length - asked.length);
  return `- Asked: ${asked}${short === '' ? '' : ` Answered: ${short}`}`;
}

/** Cut between words and marked so; never in the middle of a letter that takes two units. */
function cut(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length);
  const end = space > length / 2 ? space : length;
  return `${line
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}
