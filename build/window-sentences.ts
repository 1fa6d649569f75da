/** Finds the window's sentences in its source: those that are translated, and those that stand bare. Parses, runs nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { queryHelp } from '../src/preload/contract/query-help.ts';
import { isBareSentence, isBareShellSentence, type SyntaxNode } from './bare-sentence.ts';

export type Sentence = {
  /** What a catalogue calls it: the English sentence, of a count the one for many, with a context `sentence##context`. */
  readonly key: string;
  /** English forms of a sentence with a count. */
  readonly plural?: { readonly one: string; readonly other: string };
  readonly context?: string;
  /** Files it stands in, under src/renderer. */
  readonly where: readonly string[];
};

export type WindowSentences = {
  readonly sentences: readonly Sentence[];
  /** `path:line: what is wrong`. */
  readonly problems: readonly string[];
};

/** Functions whose sentence is their first argument; those of plural() are its second and third. */
const translators = new Set(['t', 'rich', 'inContext', 'plural']);
/** They take keys, all arguments, and translate when they are asked; see views/message-makers.ts. */
const messageMakers = new Set(['say', 'withDetail']);
/**
 * Where a translator is given what is found elsewhere: those makers, the words a search knows, which stand in the contract, and the
 * catalogue's lines on models.
 */
const givenKeys = new Set(['views/message-makers.ts', 'views/search/query-help.tsx', 'views/models/model-summary.ts']);
/** Functions handed to these run at once. */
const atOnce = new Set([
  'map',
  'flatMap',
  'filter',
  'reduce',
  'forEach',
  'from',
  'find',
  'some',
  'every',
  'sort',
  'toSorted',
]);

/** Those of the menus and dialogs. @param root the folder of the shell's source, src/main/app. */
export function shellSentences(root: string): WindowSentences {
  // Most strings there are for logs and other programs: what menus and dialogs are given is what a person reads.
  return sentencesIn(root, isBareShellSentence);
}

/** @param root the folder of the window's source, src/renderer. */
export function windowSentences(root: string): WindowSentences {
  const { sentences, problems } = sentencesIn(root, isBareSentence);
  const searchWords = queryHelp.map(({ meaning }) => ({ key: meaning, where: ['views/search/query-help.tsx'] }));
  const where = ['views/models/model-summary.ts'];
  const models = catalogueLines().map((key) => ({ key, where }));
  return { sentences: [...sentences, ...searchWords, ...models], problems };
}

/** What the shipped catalogue says of models; of letter recognition it says the same for each language, which the window says itself. */
function catalogueLines(): string[] {
  const file = join(import.meta.dirname, '../resources/model-catalog.json');
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { models: { role: string; summary: string }[] };
  return [...new Set(models.filter(({ role }) => role !== 'ocr').map(({ summary }) => summary))];
}

function sentencesIn(root: string, bareSentence: typeof isBareSentence): WindowSentences {
  const found = new Map<string, { sentence: Sentence; where: Set<string> }>();
  const problems: string[] = [];
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('languages/'))
    .sort();
  const add = (sentence: Omit<Sentence, 'where'>, path: string) => {
    const known = found.get(sentence.key);
    if (!known) return void found.set(sentence.key, { sentence: { ...sentence, where: [] }, where: new Set([path]) });
    known.where.add(path);
    const { plural } = known.sentence;
    if (plural?.one !== sentence.plural?.one)
      problems.push(`${path}:1: “${sentence.key}” has two different forms for one`);
  };
  for (const path of files) readFile(join(root, path), path, add, problems, bareSentence);
  const sentences = [...found.values()].map(({ sentence, where }) => ({ ...sentence, where: [...where] }));
  return { sentences, problems };
}

function readFile(
  file: string,
  path: string,
  add: (sentence: Omit<Sentence, 'where'>, path: string) => void,
  problems: string[],
  bareSentence: typeof isBareSentence,
): void {
  const source = readFileSync(file, 'utf8');
  const parsed = parseSync(file, source);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const report = (node: SyntaxNode, problem: string) =>
    problems.push(`${path}:${source.slice(0, node.start).split('\n').length}: ${problem}`);

  const visit = (node: SyntaxNode, parents: readonly SyntaxNode[]) => {
    if (node.type === 'CallExpression') {
      const name = (node.callee as SyntaxNode).type === 'Identifier' ? String((node.callee as SyntaxNode).name) : '';
      const given = (node.arguments as SyntaxNode[]).map(textOf);
      if (translators.has(name)) {
        if (isAtImport(parents)) report(node, `${name}() when the module is loaded: the language can change`);
        const sentence = sentenceOf(name, given);
        if (sentence) add(sentence, path);
        else if (!givenKeys.has(path)) report(node, `${name}() of something that is no plain string`);
      } else if (messageMakers.has(name)) {
        for (const key of given) if (key !== null) add({ key }, path);
      }
    }
    const bare = bareSentence(node, parents, path);
    if (bare !== null) report(node, `“${bare.trim().replace(/\s+/g, ' ')}” is not translated`);
    const next = [...parents, node];
    for (const child of Object.values(node)) {
      if (Array.isArray(child)) for (const entry of child) isNode(entry) && visit(entry, next);
      else if (isNode(child)) visit(child, next);
    }
  };
  visit(parsed.program as unknown as SyntaxNode, []);
}

function sentenceOf(name: string, given: readonly (string | null)[]): Omit<Sentence, 'where'> | null {
  const [first, second, third] = given;
  if (name === 'plural') {
    return typeof second === 'string' && typeof third === 'string'
      ? { key: third, plural: { one: second, other: third } }
      : null;
  }
  if (typeof first !== 'string') return null;
  if (name !== 'inContext') return { key: first };
  return typeof second === 'string' ? { key: `${second}##${first}`, context: first } : null;
}

function textOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const quasis = node.quasis as { value: { cooked: string } }[] | undefined;
  return node.type === 'TemplateLiteral' && quasis?.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
}

/** Whether nothing stands between it and the module but functions that run at once. */
function isAtImport(parents: readonly SyntaxNode[]): boolean {
  for (let index = parents.length - 1; index >= 0; index -= 1) {
    const node = parents[index];
    if (!node || !/Function/.test(node.type)) continue;
    const call = parents[index - 1];
    const callee = call?.type === 'CallExpression' ? (call.callee as SyntaxNode) : null;
    const method = callee?.type === 'MemberExpression' ? String((callee.property as SyntaxNode).name) : '';
    if (!atOnce.has(method)) return false;
  }
  return true;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
