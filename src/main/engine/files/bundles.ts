/** Folders that the system shows as one item: programs and libraries are not looked into, packages are read as one document. */

/** Never looked into: programs, their parts, and collections that only their own program understands. */
const closed: ReadonlySet<string> = new Set([
  'app',
  'appex',
  'aplibrary',
  'backupbundle',
  'band',
  'bundle',
  'component',
  'driver',
  'dsym',
  'fcpbundle',
  'framework',
  'imovielibrary',
  'kext',
  'lrdata',
  'lrlibrary',
  'logicx',
  'mdimporter',
  'mpkg',
  'musiclibrary',
  'photolibrary',
  'photoslibrary',
  'pkg',
  'playground',
  'plugin',
  'prefpane',
  'qlgenerator',
  'saver',
  'sparsebundle',
  'theater',
  'tvlibrary',
  'vmwarevm',
  'utm',
  'pvm',
  'wdgt',
  'workflow',
  'xcarchive',
  'xcassets',
  'xcdatamodeld',
  'xcframework',
  'xcodeproj',
  'xcplayground',
  'xcworkspace',
  'xpc',
]);

/** Documents that are kept as a folder; on some disks and in some versions they are one file. */
const packages: ReadonlySet<string> = new Set(['epub', 'key', 'numbers', 'pages', 'rtfd']);

/** What a folder of this name is; null for one that holds files like any other. */
export function bundleKind(name: string): 'bundle' | 'package' | null {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return null;
  const ending = name.slice(dot + 1).toLowerCase();
  if (closed.has(ending)) return 'bundle';
  return packages.has(ending) ? 'package' : null;
}
