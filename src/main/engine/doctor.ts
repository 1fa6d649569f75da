/** Looks at everything Docent stands on: versions, memory, disk, folders, models, databases. Says what it found and what to do. */
import { access, constants, statfs } from 'node:fs/promises';
import path from 'node:path';
import { toWire } from '../../preload/contract/errors.ts';
import type { DoctorLine } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { awayFolders } from './library-status.ts';

/** Lowest versions without known holes; the same floors that `package.json` pins above. */
const floors = { electron: '43.5.0', node: '22.0.0', sqlite: '3.51.3', vec: '0.1.9' } as const;
/** Bytes free below which downloads and a growing index get into trouble. */
const littleDisk = 5e9;
const littleMemory = 8 * 1024 ** 3;

/** Never rejects: a look that fails is a line. `signal` ends the hashing of models. */
export async function runDoctor(context: EngineContext, signal: AbortSignal): Promise<readonly DoctorLine[]> {
  const looks: readonly (readonly [string, () => Promise<readonly DoctorLine[]>])[] = [
    ['Versions', async () => versions(context)],
    ['Model process', () => modelProcess(context)],
    ['Memory', async () => [memory(context)]],
    ['Disk', async () => [await disk(context)]],
    ['Folders', () => folders(context)],
    ['Downloaded models', async () => [await models(context, signal)]],
    ['Databases', async () => databases(context)],
  ];
  const lines: DoctorLine[] = [];
  for (const [name, look] of looks) {
    signal.throwIfAborted();
    try {
      lines.push(...(await look()));
    } catch (error) {
      const { code, message } = toWire(error);
      lines.push(problem(name, `${message} (${code})`, 'Restart Docent and look again.'));
    }
  }
  return lines;
}

function versions({ library }: EngineContext): DoctorLine[] {
  const { sqlite, vec } = library.versions();
  const { electron, node } = process.versions;
  return [
    electron
      ? atLeast(
          'Electron',
          electron,
          floors.electron,
          'Update Docent: this version of Electron has known security problems.',
        )
      : ok('Electron', 'not used by the command line'),
    atLeast('Node', node, floors.node, 'Update Docent.'),
    atLeast('SQLite', sqlite, floors.sqlite, 'Update Docent: this version of SQLite has known security problems.'),
    atLeast('sqlite-vec', vec.replace(/^v/, ''), floors.vec, 'Update Docent.'),
  ];
}

async function modelProcess({ models: port }: EngineContext): Promise<DoctorLine[]> {
  const { llamaCpp, graphics, transformers } = await port.about();
  const isMac = process.platform === 'darwin';
  return [
    ok('llama.cpp', llamaCpp),
    ok('transformers.js', transformers),
    graphics === 'metal' || !isMac
      ? ok('Graphics', graphics ?? 'none: models run on the processor')
      : warning(
          'Graphics',
          'Metal is not used: models run on the processor',
          'Restart the Mac; if it stays so, reinstall Docent.',
        ),
  ];
}

function memory({ machine }: EngineContext): DoctorLine {
  const { memoryBytes, cores } = machine.read();
  const found = `${(memoryBytes / 1024 ** 3).toFixed(1)} GB, ${cores} cores`;
  return memoryBytes < littleMemory
    ? warning('Memory', found, 'Use small models: see the Models page for what fits.')
    : ok('Memory', found);
}

async function disk({ shelf }: EngineContext): Promise<DoctorLine> {
  const { bavail, bsize } = await statfs(path.dirname(shelf.modelsDir));
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free`;
  return free < littleDisk
    ? warning('Disk', found, 'Free some space before adding models or large folders.')
    : ok('Disk', found);
}

async function folders(context: EngineContext): Promise<DoctorLine[]> {
  const own = path.dirname(context.shelf.modelsDir);
  const writable = await access(own, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  const away = new Set(awayFolders(context));
  const watched = await Promise.all(
    context.personal.folders.list().map(async (folder) => {
      const readable =
        !away.has(folder.id) &&
        (await access(folder.path, constants.R_OK).then(
          () => true,
          () => false,
        ));
      return readable
        ? ok('Folder', folder.path)
        : warning(
            'Folder',
            `${folder.path} cannot be read`,
            'Connect its disk, or allow Docent to read it in System Settings, Privacy.',
          );
    }),
  );
  const library = writable
    ? ok('Library folder', own)
    : problem('Library folder', `${own} cannot be written`, 'Give your account the right to write there.');
  return [library, ...watched];
}

async function models({ shelf }: EngineContext, signal: AbortSignal): Promise<DoctorLine> {
  const damaged = await shelf.damaged(signal);
  return damaged.length === 0
    ? ok('Downloaded models', 'every file has the bytes it should have')
    : problem(
        'Downloaded models',
        `damaged: ${damaged.join(', ')}`,
        'Remove them on the Models page and get them again.',
      );
}

function databases({ library, personal }: EngineContext): DoctorLine[] {
  const { chunks, words, damaged } = library.integrity();
  const agree = chunks === words;
  return [
    damaged || !agree
      ? problem(
          'Index',
          damaged ? 'damaged' : `${chunks} passages, ${words} entries of words`,
          'Rebuild it from your files with the button “Rebuild Index”; nothing of yours is lost.',
        )
      : ok('Index', `${chunks} passages, in order`),
    personal.isSound()
      ? ok('Conversations and settings', 'in order')
      : problem(
          'Conversations and settings',
          'damaged',
          'Quit Docent and open it again: the newest good backup takes its place, and the damaged file is kept.',
        ),
  ];
}

function atLeast(name: string, version: string, floor: string, advice: string): DoctorLine {
  return compare(version, floor) >= 0
    ? ok(name, version)
    : warning(name, `${version}, lowest safe version ${floor}`, advice);
}

/** Negative when `one` is the older version. */
function compare(one: string, other: string): number {
  const numbers = (version: string) => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  const [first, second] = [numbers(one), numbers(other)];
  const at = second.findIndex((part, index) => part !== (first[index] ?? 0));
  return at < 0 ? 0 : (first[at] ?? 0) - (second[at] as number);
}

const ok = (name: string, found: string): DoctorLine => ({ name, state: 'ok', found, advice: null });
const warning = (name: string, found: string, advice: string): DoctorLine => ({
  name,
  state: 'warning',
  found,
  advice,
});
const problem = (name: string, found: string, advice: string): DoctorLine => ({
  name,
  state: 'problem',
  found,
  advice,
});
