import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** One import, re-export, dynamic import or `import('…')` type; `typeOnly` ones leave no trace in the built code. */
export type ImportFact = {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly line: number;
  /** Names taken from the target as it spells them; `*` for all of it. */
  readonly names: readonly string[];
};

/** What the rules need to know of one source file. Lines are 1-based. */
export type SourceFacts = {
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  /** Lines with a default export, a catch block without a statement, a global that opens a connection, SQL in a string. */
  readonly defaultExports: readonly number[];
  readonly emptyCatches: readonly number[];
  readonly networkGlobals: readonly { readonly name: string; readonly line: number }[];
  readonly sqlStrings: readonly number[];
  /** Strings that name a network address. */
  readonly networkAddresses: readonly number[];
};

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

const networkNames = new Set([
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'WebTransport',
  'RTCPeerConnection',
]);
const globalObjects = new Set(['globalThis', 'window', 'self']);
const sql =
  /^\s*(select\s[\s\S]+\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(virtual\s+|unique\s+)?(table|index|trigger|view)\s|pragma\s+\w+|attach\s+database\s)/i;

/** Parses a TypeScript file (no execution) and gathers its facts; throws when it cannot be parsed. */
export function sourceFacts(path: string): SourceFacts {
  const source = readFileSync(path, 'utf8');
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const lineOf = lineFinder(source);
  const imports: ImportFact[] = [];
  const defaultExports: number[] = [];
  const emptyCatches: number[] = [];
  const networkGlobals: { name: string; line: number }[] = [];
  const sqlStrings: number[] = [];
  const networkAddresses: number[] = [];

  const note = (node: Node, source: unknown, typeOnly: boolean) => {
    const target = (source as { value?: unknown } | null)?.value;
    // A dynamic import of anything but a literal cannot be judged, so it is reported under its own name.
    imports.push({
      target: typeof target === 'string' ? target : '<computed>',
      typeOnly,
      line: lineOf(node.start),
      names: namesOf(node),
    });
  };
  const noteText = (node: Node, text: string) => {
    if (sql.test(text)) sqlStrings.push(lineOf(node.start));
    if (/^\s*(https?|wss?):/i.test(text)) networkAddresses.push(lineOf(node.start));
  };
  const visit = (node: Node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        note(node, node.source, importsTypesOnly(node));
        break;
      case 'ExportNamedDeclaration':
        if (node.source) note(node, node.source, node.exportKind === 'type');
        if (exportsDefault(node)) defaultExports.push(lineOf(node.start));
        break;
      case 'ExportAllDeclaration':
        note(node, node.source, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        note(node, node.source, false);
        break;
      case 'TSImportType':
        note(node, node.source, true);
        break;
      case 'ExportDefaultDeclaration':
        defaultExports.push(lineOf(node.start));
        break;
      case 'CatchClause':
        if ((node.body as { body: unknown[] }).body.length === 0) emptyCatches.push(lineOf(node.start));
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const name = globalName(node.callee as Node);
        if (networkNames.has(name)) networkGlobals.push({ name, line: lineOf(node.start) });
        const [first] = node.arguments as Node[];
        if ((name === 'require' || takesBuiltin(node.callee as Node)) && first) note(node, first, false);
        break;
      }
      case 'Literal':
        if (typeof node.value === 'string') noteText(node, node.value);
        break;
      case 'TemplateLiteral': {
        const [head] = node.quasis as { value: { cooked: string | null } }[];
        noteText(node, head?.value.cooked ?? '');
        break;
      }
    }
    for (const child of Object.values(node)) {
      if (Array.isArray(child)) for (const entry of child) isNode(entry) && visit(entry);
      else if (isNode(child)) visit(child);
    }
  };
  visit(parsed.program as unknown as Node);
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  return { lines, imports, defaultExports, emptyCatches, networkGlobals, sqlStrings, networkAddresses };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Only an import with a list in braces says what it takes; everything else takes all. */
function namesOf(node: Node): string[] {
  const specifiers = (node.specifiers ?? []) as { type: string; imported?: { name?: string } }[];
  if (node.type !== 'ImportDeclaration' || specifiers.length === 0) return ['*'];
  return specifiers.map((specifier) => specifier.imported?.name ?? '*');
}

function importsTypesOnly(node: Node): boolean {
  if (node.importKind === 'type') return true;
  const specifiers = node.specifiers as { importKind?: string }[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type');
}

function exportsDefault(node: Node): boolean {
  const specifiers = node.specifiers as { exported: { name?: string } }[];
  return specifiers.some((specifier) => specifier.exported.name === 'default');
}

/** `fetch` for both `fetch` and `globalThis.fetch`; empty for anything else. */
function globalName(callee: Node): string {
  if (callee.type === 'Identifier') return String(callee.name);
  if (callee.type !== 'MemberExpression') return '';
  const object = callee.object as Node;
  const property = callee.property as Node;
  return object.type === 'Identifier' && globalObjects.has(String(object.name)) ? String(property.name) : '';
}

/** `process.getBuiltinModule`, which is an import by another name. */
function takesBuiltin({ type, property }: Node): boolean {
  return type === 'MemberExpression' && (property as { name?: unknown }).name === 'getBuiltinModule';
}

function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.filter((start) => start <= offset).length;
}
