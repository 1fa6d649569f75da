/**
 * Who may import whom, as data. A layer is the first one whose `files` matches a path under src/.
 * Patterns: a path, or a folder ending in `/`. Whatever is not listed is forbidden.
 */
export type Layer = {
  readonly name: string;
  readonly files: readonly RegExp[];
  /** Our own files it may import, types or values. */
  readonly values: readonly RegExp[];
  /** Further files of ours it may import types from. */
  readonly types?: readonly RegExp[];
  /** Packages it may import; absent means any that is not forbidden everywhere. */
  readonly packages?: readonly RegExp[];
  /** May it use Node's own modules? */
  readonly node: boolean;
};

const contract = /^preload\/contract\//;
/** The parts of the contract that are values a window may carry: codes, states, the words a search knows, scripts, settings, languages, an answer as text. The rest would drag the schema library in. */
const contractValues =
  /^preload\/contract\/(errors|shapes|picture-shapes|query-help|ocr-scripts|setting-list|languages|plain-answer|unsupported-part)\.ts$/;
const engineShared = /^main\/engine\/(types|ports|limits|search-limits|word-boxes|sentences)\.ts$/;
const rpc = /^main\/rpc\//;

/**
 * Where several stages may meet: the one door with its handlers (wiring), the left half of the pipeline, and the few files
 * that join the right half. Everything else under engine/ is a stage and knows no other.
 */
const wiring: readonly RegExp[] = [
  /^main\/engine\/[^/]+\.ts$/,
  /^main\/engine\/handlers\//,
  /^main\/engine\/ingest\//,
  /^main\/engine\/answer\/answer\.ts$/,
  /^main\/engine\/search\/run\//,
];

/** @param stage folder name under engine/ */
function stageLayer(stage: string): Layer {
  const own = new RegExp(`^main/engine/${stage}/`);
  return {
    name: `engine/${stage}`,
    files: [own],
    values: [own, engineShared, contractValues],
    types: [contract],
    node: true,
  };
}

/** @param stages folders that exist under engine/ */
export function layersFor(stages: readonly string[]): readonly Layer[] {
  return [
    { name: 'preload/contract', files: [contract], values: [contract], packages: [/^zod$/], node: false },
    {
      name: 'preload/index',
      files: [/^preload\/(index|reader)\.ts$/],
      values: [contract],
      packages: [/^electron$/],
      node: false,
    },
    {
      name: 'renderer',
      files: [/^renderer\//],
      values: [/^renderer\//, contractValues],
      types: [contract],
      packages: [/^react(-dom)?(\/|$)/, /^zustand(\/|$)/, /^pdfjs-dist(\/|$)/, /^mdast(-util-|$)/, /^micromark/],
      node: false,
    },
    {
      // The command line inside the app: it lends the command its processes.
      name: 'command line in the app',
      files: [/^main\/app\/run-command-line\.ts$/],
      values: [/^main\/app\//, /^main\/cli\.ts$/, contract, rpc],
      types: [/^main\/engine\//],
      node: true,
    },
    {
      name: 'main/app',
      files: [/^main\/app\//, /^main\/index\.ts$/],
      values: [/^main\/app\//, contract, rpc],
      types: [/^main\/engine\//],
      node: true,
    },
    {
      name: 'engine shared',
      files: [engineShared],
      values: [engineShared, contract],
      node: true,
    },
    {
      name: 'engine wiring',
      files: wiring,
      values: [/^main\/engine\//, contract],
      node: true,
    },
    ...stages.map(stageLayer),
    {
      name: 'model-host',
      files: [/^main\/model-host\//],
      values: [/^main\/model-host\//, rpc, contract],
      types: [engineShared],
      node: true,
    },
    {
      name: 'picture-worker',
      files: [/^main\/picture-worker\//],
      values: [/^main\/picture-worker\//, contractValues],
      types: [engineShared],
      packages: [/^sharp$/, /^tesseract\.js$/, /^onnxruntime-node$/, /^libheif-js\//],
      node: true,
    },
    {
      name: 'table-worker',
      files: [/^main\/table-worker\//],
      // It reads tables and plans over them, which is pure code of that stage.
      values: [/^main\/table-worker\//, /^main\/engine\/tables\//, contractValues],
      types: [engineShared],
      packages: [/^better-sqlite3$/],
      node: true,
    },
    { name: 'rpc', files: [rpc], values: [rpc, contract], types: [engineShared], node: true },
    {
      name: 'entries and command line',
      files: [/^main\/entries\//, /^main\/cli\.ts$/, /^main\/commands\//, /^main\/processes\/(open|serve)-engine\.ts$/],
      values: [
        /^main\/(entries|commands|engine|model-host|picture-worker|table-worker|processes|rpc)\//,
        /^main\/cli\.ts$/,
        contract,
      ],
      node: true,
    },
    {
      name: 'processes',
      files: [/^main\/processes\//],
      values: [/^main\/processes\//, /^main\/model-host\/protocol\.ts$/, rpc, engineShared, contract],
      node: true,
    },
  ];
}

/** Files that may import electron. */
export const electronUsers: readonly RegExp[] = [/^main\/app\//, /^main\/index\.ts$/, /^preload\/(index|reader)\.ts$/];

/** Modules that open or listen on sockets, and where they may stand. */
export const networkModules =
  /^(node:)?(http|https|http2|net|tls|dgram|dns|inspector)(\/|$)|^(axios|got|undici|ws|node-fetch|needle|superagent|request|ky|cross-fetch|socket\.io(-client)?|electron-updater|pg)(\/|$)/;
export const networkUsers: readonly RegExp[] = [/^main\/engine\/net\//];
/** Asks whether an inspector is open; it opens none. */
export const inspectorReader = 'main/app/inspector-is-open.ts';
/** The library's Unix socket is the only other listener. */
export const unixSocketFile = 'main/rpc/socket-port.ts';
/** A pipe a process was given open has no other class in Node. */
export const givenPipeFile = 'main/rpc/parent-pipe.ts';

/** Reads a document's bytes from the app's own `doc:` scheme; it may name no other. */
export const ownSchemeReader = 'renderer/views/document/document-bytes.ts';

/** Functions of node:fs that write, move or delete; `*` because taking the whole module hides which are used. */
export const writingFunctions =
  /^(\*|default|promises|(write|append|copy|truncate|ftruncate|rename|unlink|rmdir|rm|mkdir|mkdtemp|cp|link|symlink|chmod|chown|lchown|utimes|lutimes|createWriteStream).*)$/;
/** Who may use them: our own folders only (databases, socket, log, window state, self-test report). The person's files are read. */
export const writers: readonly RegExp[] = [
  /^main\/engine\/store\//,
  /^main\/engine\/ocr\/ocr-languages\.ts$/,
  // Downloads into the library's own models folder, and the list of connections.
  /^main\/engine\/net\//,
  // The one file of a backup, where a person chose to have it, and copies on their way there.
  /^main\/engine\/(backup\/(write|read)-portable|library-backup)\.ts$/,
  // What the bench measured, in the library's folder.
  /^main\/engine\/bench\/bench-history\.ts$/,
  // Copies of models a person chose, in the same folder.
  /^main\/engine\/models\/copy-model\.ts$/,
  /^main\/rpc\/socket-port\.ts$/,
  /^main\/app\/(command-line|install-command|kept-look|log|page-files|paths|quick-action|self-test|window-state)\.ts$/,
  /^main\/commands\/open-door\.ts$/,
  // The list of files, where a person chose to have it.
  /^main\/app\/write-chosen-file\.ts$/,
  // The settings of a program a person named, after a copy of them.
  /^main\/commands\/mcp\/write-client-config\.ts$/,
  // Training data, where the command line names a new folder.
  /^main\/commands\/training-command\.ts$/,
  // Converted adapters, in the library's own folder.
  /^main\/engine\/models\/adapters\/adapter-files\.ts$/,
  // What stands inside archives and mails, unpacked into the library's own folder.
  /^main\/engine\/ingest\/spool-file\.ts$/,
];

export const processModules = /^(node:)?(child_process|worker_threads|cluster)$/;
/** Watching is the system's affair: one file knows how, everything else has the port. */
export const watcherModules = /^(@parcel\/watcher|chokidar|fsevents)(\/|$)/;
export const watcherFile = 'main/processes/parcel-watcher.ts';
export const databaseModules = /^(better-sqlite3|sqlite-vec|node:sqlite)$/;
/** The store; and tables a person asks, which are computed over in a database of their own that holds nothing else. */
export const databaseUsers = /^main\/engine\/store\/|^main\/table-worker\/|^main\/engine\/tables\/query-sql\.ts$/;

export const longestFile = 400;
export const bannedNames = /(^|[-/])(utils?|helpers?|misc|common|stuff)(?=[-./]|$)/;
export const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.(ts|tsx|css|html|json|md|sql)$/;
