import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import type { Licence } from '../src/preload/contract/app-requests.ts';
import { bundledPackagesFile, packageOf } from './bundled-packages.ts';
import { otherLicences } from './other-licences.ts';
import type { PackedApp } from './packed-app.ts';
import { packedFiles } from './packed-files.ts';

const licenceFile = /^(licen[cs]e|copying|unlicense)([-._].*)?$/i;
const noticeFile = /^notice([-._].*)?$/i;

/**
 * The licences of everything in a packed folder: of the packages that lie in it, of those that went into its bundles, and of what is no
 * package. `modules`: where the packages were installed. Throws when one says nothing of its licence.
 */
export function gatherLicences(app: PackedApp, modules: string): Licence[] {
  const archive = join(app.resources, 'app.asar');
  const inside = packedFiles(app).filter((file) => file.inArchive);
  const bundles = inside.filter(({ path }) => path.endsWith(bundledPackagesFile));
  const bundled = bundles.flatMap(({ path }) => JSON.parse(extractFile(archive, path).toString()) as string[]);
  const names = new Set([...inside.flatMap(({ path }) => packageOf(path) ?? []), ...bundled]);
  const packages = [...names].map((name) => licenceOf(name, findPackage(modules, name)));
  return [...packages, ...otherLicences()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function licenceOf(name: string, folder: string): Licence {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string | { type?: string };
    licenses?: readonly { type: string }[];
    author?: string | { name?: string };
  };
  const said = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type;
  const licence = said ?? manifest.licenses?.map(({ type }) => type).join(' OR ');
  if (!licence) throw new Error(`${name} says nothing of its licence.`);
  const texts = readdirSync(folder).filter((file) => licenceFile.test(file) || noticeFile.test(file));
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  // A package without a text of its own: its licence by name, and who made it.
  return {
    name,
    version: manifest.version,
    licence,
    text: text || `${name}: ${licence}${author ? `, by ${author}` : ''}`,
  };
}

/** Most lie at the top; a few have another version of their own, nested. */
function findPackage(modules: string, name: string): string {
  const top = join(modules, name);
  if (existsSync(join(top, 'package.json'))) return top;
  const nested = readdirSync(modules)
    .flatMap((one) => (one.startsWith('@') ? readdirSync(join(modules, one)).map((part) => join(one, part)) : [one]))
    .map((one) => join(modules, one, 'node_modules', name))
    .find((folder) => existsSync(join(folder, 'package.json')));
  if (!nested) throw new Error(`${name} is packed, but not installed.`);
  return nested;
}
