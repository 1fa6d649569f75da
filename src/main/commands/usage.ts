/** The commands, said once: parsing, help and its test are derived from this value. */
export type OptionName =
  | 'data-dir'
  | 'profile'
  | 'json'
  | 'wait'
  | 'page'
  | 'k'
  | 'folder'
  | 'type'
  | 'using'
  | 'batch'
  | 'collection'
  | 'window'
  | 'csv'
  | 'mode'
  | 'way'
  | 'in'
  | 'rated'
  | 'model'
  | 'adapter'
  | 'questions'
  | 'base'
  | 'memory'
  | 'format'
  | 'allow'
  | 'copy'
  | 'force'
  | 'register'
  | 'write'
  | 'port'
  | 'encrypt'
  | 'passages'
  | 'vectors'
  | 'from'
  | 'reader';
export type CommandName =
  | 'add'
  | 'status'
  | 'files'
  | 'info'
  | 'unlock'
  | 'export'
  | 'extract'
  | 'templates'
  | 'text'
  | 'remove'
  | 'search'
  | 'pictures'
  | 'ask'
  | 'conversations'
  | 'batch'
  | 'adapter'
  | 'regress'
  | 'compare'
  | 'export-training'
  | 'models'
  | 'doctor'
  | 'health'
  | 'config'
  | 'bench'
  | 'mcp'
  | 'serve'
  | 'backup'
  | 'restore'
  | 'relink'
  | 'merge'
  | 'publish';

export type CommandUsage = {
  readonly arguments: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** Least and most positional arguments. */
  readonly count: readonly [number, number];
};

export const options: Readonly<Record<OptionName, { readonly value: string | null; readonly help: string }>> = {
  'data-dir': { value: 'DIR', help: 'library to use (default: DOCENT_DATA_DIR, else the app’s own)' },
  profile: { value: 'NAME', help: 'a library of its own under this name (default: DOCENT_PROFILE)' },
  json: { value: null, help: 'one JSON document on stdout' },
  wait: { value: null, help: 'read and embed everything before ending' },
  page: { value: 'N', help: 'only this page (1-based); offsets stay those of the whole text' },
  k: { value: 'N', help: 'how many hits (default 10, at most 200)' },
  folder: { value: 'PATH', help: 'only files of this registered folder; of publish: may be repeated' },
  type: { value: 'KIND', help: 'only files of this kind (pdf, docx, xlsx, eml, html, image …); may be repeated' },
  using: { value: 'PART', help: 'hybrid (default), keyword or vector' },
  batch: { value: 'FILE.jsonl', help: 'lines {"id","text"} in, one JSON line each out' },
  collection: { value: null, help: 'go over every file instead of the best passages; goes on where it was stopped' },
  window: { value: null, help: 'put the question (or stdin) into the app’s ask window; you ask it there yourself' },
  csv: { value: null, help: 'the table as CSV' },
  mode: {
    value: 'MODE',
    help: 'extract (default: quotes only) or generate (a chat model writes); of the command extract: see there',
  },
  way: {
    value: 'WAY',
    help: 'auto (default), passages (never computed) or table (computed over a table where one fits)',
  },
  in: { value: 'FOLDER|FILE', help: 'answer only from this folder or file of the library; may be repeated' },
  rated: { value: null, help: 'answers you rated good instead of the library' },
  model: { value: 'FILE.gguf', help: 'chat model to write with (default: the chosen one)' },
  adapter: {
    value: 'NAME[:STRENGTH]',
    help: 'lay an adapter over the chat model, 0 to 2 (default 1); may be repeated',
  },
  questions: { value: 'FILE.jsonl', help: 'lines {"text","answer"?} of your own' },
  base: { value: 'NAME', help: 'model to train, as mlx_lm knows it: a name or a folder' },
  memory: { value: 'GB', help: 'memory of the Mac that trains (default: this machine)' },
  format: { value: 'FORMAT', help: 'csv (default) or json' },
  allow: { value: null, help: 'allow downloads from now on' },
  copy: { value: null, help: 'copy the model into Docent’s own folder' },
  force: { value: null, help: 'also when it is in use; of backup: write over an older backup of this name' },
  register: { value: 'CLIENT', help: 'print what a client needs: claude, claude-code, cursor, vscode or windsurf' },
  write: { value: null, help: 'put it into the client’s own settings, after a copy of them' },
  port: { value: 'N', help: 'port on 127.0.0.1 (default 8427)' },
  from: { value: 'postgres://…', help: 'search this team library instead; its password from PGPASSWORD or ~/.pgpass' },
  reader: { value: 'ROLE', help: 'a role of the database that may read what you publish; may be repeated' },
  passages: { value: null, help: 'every passage with its document and place, a JSON line each (or CSV)' },
  vectors: { value: null, help: 'the same with the vector of each passage' },
  encrypt: { value: null, help: 'with the passphrase in DOCENT_PASSPHRASE' },
};

export const commands: Readonly<Record<CommandName, CommandUsage>> = {
  add: { arguments: 'FOLDER…', summary: 'register folders and list their files', options: ['wait'], count: [1, 1000] },
  status: { arguments: '', summary: 'what the library holds and what is going on', options: ['wait'], count: [0, 0] },
  files: {
    arguments: '',
    summary: 'every file as a JSON array: path, state, pages, characters …',
    options: [],
    count: [0, 0],
  },
  info: {
    arguments: 'FILE',
    summary: 'how one file was read: state, metadata with its source, doubts page by page',
    options: [],
    count: [1, 1],
  },
  unlock: {
    arguments: 'FILE',
    summary: 'read a locked file with the password given on stdin; it is not kept',
    options: [],
    count: [1, 1],
  },
  export: {
    arguments: '',
    summary: 'every file with state, reason and metadata; or every passage',
    options: ['format', 'passages', 'vectors'],
    count: [0, 0],
  },
  text: {
    arguments: 'FILE',
    summary: 'the canonical text of a file, nothing added; FILE!/MEMBER for what is inside',
    options: ['page'],
    count: [1, 1],
  },
  remove: {
    arguments: 'FOLDER',
    summary: 'take a folder out of the library; your files stay',
    options: [],
    count: [1, 1],
  },
  search: {
    arguments: 'QUERY',
    summary: 'find passages by words and meaning',
    options: ['k', 'folder', 'type', 'using', 'batch', 'from'],
    count: [0, 1000],
  },
  pictures: {
    arguments: 'find WORDS | like FILE | duplicates | list | model [FOLDER|none]',
    summary:
      'pictures by words, like one (and the pages it may be from), those there more than once; the model that understands them',
    options: ['k', 'folder'],
    count: [1, 1000],
  },
  ask: {
    arguments: 'QUESTION',
    summary: 'answer with citations',
    options: ['mode', 'way', 'in', 'model', 'adapter', 'batch', 'collection', 'window'],
    count: [0, 1000],
  },
  conversations: {
    arguments: '',
    summary: 'what was asked in the window, newest first; encrypted conversations are listed as locked',
    options: [],
    count: [0, 0],
  },
  batch: {
    arguments: 'FILE',
    summary: 'answer a list of questions (lines or CSV) as a table; the same list goes on where it was stopped',
    options: ['mode', 'model', 'csv'],
    count: [1, 1],
  },
  extract: {
    arguments: 'TEMPLATE FOLDER',
    summary:
      'a table out of a folder, a row a file; it is read first if it is not in the library. --mode auto (default), basic (no model), enhanced, grouped or hybrid',
    options: ['mode', 'model', 'csv'],
    count: [2, 2],
  },
  templates: {
    arguments: 'list | show NAME',
    summary: 'the templates of extract: built in and your own, with their fields',
    options: [],
    count: [0, 2],
  },
  adapter: {
    arguments: 'add PATH | list | remove NAME',
    summary: 'fine-tuned adapters (LoRA): a GGUF file, or the folder of a PEFT or MLX one',
    options: ['model'],
    count: [1, 2],
  },
  regress: {
    arguments: 'MODEL.gguf…',
    summary: 'ask files of one model the same questions; the first is the reference, what differs is named',
    options: ['questions', 'adapter'],
    count: [1, 16],
  },
  compare: {
    arguments: '',
    summary: 'answer the same questions with and without adapters, side by side',
    options: ['questions', 'adapter', 'model'],
    count: [0, 0],
  },
  'export-training': {
    arguments: 'NEW-FOLDER',
    summary: 'the library as chat JSONL to fine-tune on, with where each line came from, and the command to train with',
    options: ['model', 'rated', 'base', 'memory'],
    count: [1, 1],
  },
  models: {
    arguments: 'ACTION [NAME]',
    summary:
      'models on this disk and in the catalogue: list, recommend, download ID, pause ID, cancel ID, import FILE, remove NAME, context TOKENS|auto',
    options: ['allow', 'copy', 'force'],
    count: [0, 2],
  },
  doctor: {
    arguments: '',
    summary: 'look at versions, memory, disk, folders, models and databases, and say what to do',
    options: [],
    count: [0, 0],
  },
  health: {
    arguments: '',
    summary:
      'how Docent does: waiting times, errors, memory and processor time of the last days, and what is slower than usual',
    options: [],
    count: [0, 0],
  },
  config: {
    arguments: '',
    summary:
      'every setting: its value, where it comes from, what it may be, and what was wrong in file and environment',
    options: [],
    count: [0, 0],
  },
  bench: {
    arguments: '',
    summary: 'measure this machine: tokens, embeddings, pages and searches; kept over time',
    options: [],
    count: [0, 0],
  },
  mcp: {
    arguments: '',
    summary: 'answer AI programs over the Model Context Protocol (stdin and stdout); it only reads',
    options: ['folder', 'register', 'write'],
    count: [0, 0],
  },
  serve: {
    arguments: '',
    summary:
      'the local API for programs on this computer, until stopped; its token from DOCENT_API_TOKEN, else a new one',
    options: ['port'],
    count: [0, 0],
  },
  backup: {
    arguments: 'FILE.docent',
    summary: 'the whole library as one file: index, settings, conversations; models are named in it',
    options: ['encrypt', 'force'],
    count: [1, 1],
  },
  restore: {
    arguments: 'FILE.docent',
    summary:
      'put such a file in place; the library before is set aside, nothing is read or embedded again. Passphrase: DOCENT_PASSPHRASE',
    options: [],
    count: [1, 1],
  },
  publish: {
    arguments: 'postgres://USER@HOST/DATABASE',
    summary:
      'make a team library equal to these folders (default: all): only what changed is sent. TLS is required except on this computer',
    options: ['folder', 'reader'],
    count: [1, 1],
  },
  merge: {
    arguments: 'FILE.docent',
    summary: 'bring the documents and conversations of another library in; what is here already stays and comes once',
    options: [],
    count: [1, 1],
  },
  relink: {
    arguments: 'OLD-FOLDER NEW-FOLDER',
    summary: 'say where a folder of the library stands now; its files are known by their hash',
    options: [],
    count: [2, 2],
  },
};

export const everywhere: readonly OptionName[] = ['data-dir', 'profile', 'json'];

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries(commands).map(([name, usage]) => {
    const flags = usage.options.map((option) => `[${flagOf(option)}]`).join(' ');
    return `  ${[name, usage.arguments, flags].filter(Boolean).join(' ')}\n      ${usage.summary}`;
  });
  const used = Object.entries(options).map(
    ([name, option]) => `  ${flagOf(name as OptionName).padEnd(20)} ${option.help}`,
  );
  return `docent <command> [options]

Local, offline document search and answers: every claim with the exact sentence it came from.

Commands
${rows.join('\n')}

Options
${used.join('\n')}
  --help               this text
  --version            the version

Output goes to stdout, messages to stderr. Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 folder refused,
5 library trouble (locked, damaged, disk full), 6 model trouble, 130 cancelled.
`;
}

export function flagOf(name: OptionName): string {
  const option = options[name];
  const flag = name.length === 1 ? `-${name}` : `--${name}`;
  return option.value ? `${flag} ${option.value}` : flag;
}
