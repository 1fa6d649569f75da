/** What people and programs do to a tree of files, at random but repeatable. */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export type Tree = { readonly files: string[]; readonly folders: string[] };

/** Ordinary files and folders under `root`, full paths; links are not followed. */
export function treeOf(root: string): Tree {
  const tree: Tree = { files: [], folders: [root] };
  for (let at = 0; at < tree.folders.length; at += 1) {
    const folder = tree.folders[at] as string;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) tree.folders.push(path.join(folder, entry.name));
      else if (entry.isFile()) tree.files.push(path.join(folder, entry.name));
    }
  }
  return tree;
}

/** One operation on the trees at `roots`; returns what it was. Impossible ones (a folder into itself) do nothing. */
export function randomOperation(roots: readonly string[], random: () => number, serial: number): string {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const trees = roots.map(treeOf);
  const files = trees.flatMap((tree) => tree.files);
  const folders = trees.flatMap((tree) => tree.folders);
  const inner = trees.flatMap((tree) => tree.folders.slice(1));
  const depth = (folder: string) => folder.split(path.sep).length - (roots[0] as string).split(path.sep).length;
  const newName = () => path.join(pick(folders), `n${Math.floor(random() * 12)}.${pick(['txt', 'txt', 'md'])}`);
  const text = () => `Text ${serial} ${'word '.repeat(Math.floor(random() * 5))}`;
  const free = (file: string) => !lstatSync(file, { throwIfNoEntry: false })?.isDirectory();

  const operations: readonly (readonly [weight: number, name: string, run: () => void])[] = [
    [22, 'create', () => writeFileSync(newName(), text())],
    [12, 'write', () => files.length > 0 && writeFileSync(pick(files), text())],
    [6, 'append', () => files.length > 0 && appendFileSync(pick(files), ` more ${serial}`)],
    [
      10,
      'rename',
      () => {
        const to = newName();
        if (files.length > 0 && free(to)) renameSync(pick(files), to);
      },
    ],
    [
      8,
      'copy',
      () => {
        const to = newName();
        const from = files.length > 0 ? pick(files) : to;
        if (from !== to && free(to)) cpSync(from, to, { preserveTimestamps: random() < 0.5 });
      },
    ],
    [
      6,
      'swap',
      () => {
        if (files.length < 2) return;
        const [a, b] = [pick(files), pick(files)];
        if (a === b) return;
        renameSync(a, `${a}.tmp`);
        renameSync(b, a);
        renameSync(`${a}.tmp`, b);
      },
    ],
    [
      5,
      'save by rename',
      () => {
        if (files.length === 0) return;
        const file = pick(files);
        writeFileSync(`${file}.tmp`, text());
        renameSync(`${file}.tmp`, file);
      },
    ],
    [7, 'delete', () => files.length > 0 && rmSync(pick(files))],
    [
      3,
      'delete and create',
      () => {
        if (files.length === 0) return;
        const file = pick(files);
        rmSync(file);
        writeFileSync(file, text());
      },
    ],
    [
      4,
      'touch',
      () => {
        const time = new Date(Date.now() - Math.floor(random() * 1e9));
        if (files.length > 0) utimesSync(pick(files), time, time);
      },
    ],
    [
      6,
      'make a folder',
      () => {
        const folder = pick(folders);
        if (depth(folder) < 4) mkdirSync(path.join(folder, `d${Math.floor(random() * 5)}`), { recursive: true });
      },
    ],
    [
      5,
      'move a folder',
      () => {
        const from = pick(inner);
        const to = path.join(pick(folders), `d${Math.floor(random() * 5)}`);
        if (!from || to === from || to.startsWith(from + path.sep)) return;
        if (lstatSync(to, { throwIfNoEntry: false })) return;
        renameSync(from, to);
      },
    ],
    [1, 'delete a folder', () => inner.length > 0 && rmSync(pick(inner), { recursive: true })],
    [
      3,
      'link',
      () => {
        const link = path.join(pick(folders), `l${Math.floor(random() * 3)}.txt`);
        if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(pick([...files, ...folders, '/etc/passwd']), link);
      },
    ],
    [
      2,
      'forbid and allow',
      () => {
        if (files.length === 0) return;
        const file = pick(files);
        chmodSync(file, random() < 0.5 ? 0o000 : 0o644);
      },
    ],
    [
      2,
      'a file of patterns',
      () => {
        const file = path.join(pick(folders), '.docentignore');
        if (random() < 0.5) rmSync(file, { force: true });
        else writeFileSync(file, pick(['*.md\n', 'n1.*\n', 'd3/\n', '# nothing\n', '*.md\n!n2.md\n']));
      },
    ],
  ];
  const weighted = operations.flatMap((operation) => Array.from({ length: operation[0] }, () => operation));
  const chosen = pick(weighted);
  chosen[2]();
  return chosen[1];
}
