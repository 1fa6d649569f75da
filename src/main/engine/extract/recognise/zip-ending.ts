import { Inflate } from 'fflate';

/**
 * The usual ending of a zip based format by the members an archive begins with: a stored `mimetype`, the folders of Office and
 * iWork documents; `zip` when they tell nothing. Looks at local headers only, so that the first bytes of a file are enough.
 */
export function zipEnding(head: Uint8Array): string {
  const latin = new TextDecoder('windows-1252').decode(head);
  const names = localNames(head, latin);
  const type = names[0] === 'mimetype' ? mimetype(latin) : null;
  if (type) return type;
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('Index/') || has('Index.zip')) return iworkEnding(names);
  // iWork of 2005 to 2009.
  if (has('index.apxl')) return 'key';
  if (has('index.xml') && (has('buildVersionHistory.plist') || has('QuickLook/') || has('thumbs/'))) return 'pages';
  if (has('[Content_Types].xml') || has('_rels/')) {
    if (has('xl/')) return 'xlsx';
    if (has('ppt/')) return 'pptx';
    if (has('word/')) return 'docx';
    return declaredEnding(head, latin) ?? 'zip';
  }
  const own = officeParts.find(([part]) => names.some((name) => part.test(name)));
  if (own) return own[1];
  if (has('META-INF/container.xml')) return 'epub';
  return 'zip';
}

const signature = 'PK\u0003\u0004';

function localNames(head: Uint8Array, latin: string): string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  for (let at = latin.indexOf(signature); at >= 0 && at + 30 <= head.length; ) {
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    names.push(latin.slice(at + 30, nameEnd).replaceAll('\\', '/'));
    const dataEnd = nameEnd + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
    // Sizes may stand behind the data: then the next header is looked for.
    const sizesBehind = (view.getUint16(at + 6, true) & 8) !== 0;
    at = sizesBehind ? latin.indexOf(signature, nameEnd) : latin.startsWith(signature, dataEnd) ? dataEnd : -1;
  }
  return names;
}

/** Parts that stand first where a program writes the list of content types last. */
const officeParts = [
  [/^word\/(?:document|styles|settings|fontTable|numbering|theme\/|media\/|_rels\/)/, 'docx'],
  [/^xl\/(?:workbook|worksheets\/|sharedStrings|styles|charts\/|theme\/|_rels\/)/, 'xlsx'],
  [/^ppt\/(?:presentation|slides\/|slideMasters\/|slideLayouts\/|theme\/|media\/|_rels\/)/, 'pptx'],
] as const;

const families = [
  ['wordprocessingml', 'docx'],
  ['spreadsheetml', 'xlsx'],
  ['presentationml', 'pptx'],
] as const;

/** What the list of content types says, as far as it stands in the first bytes: the parts themselves may stand further on. */
function declaredEnding(head: Uint8Array, latin: string): string | null {
  const at = latin.indexOf('[Content_Types].xml') - 30;
  if (at < 0) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  let text = '';
  if (view.getUint16(at + 8, true) === 0) text = latin.slice(start);
  else {
    const inflate = new Inflate((chunk) => {
      text += new TextDecoder().decode(chunk);
    });
    try {
      inflate.push(head.subarray(start), false);
    } catch (error) {
      // Damaged, or more than the list follows: what came out counts.
      if (!(error instanceof Error)) throw error;
    }
  }
  const places = families.map(([name, ending]) => ({ at: text.indexOf(name), ending })).filter((one) => one.at >= 0);
  return places.sort((a, b) => a.at - b.at)[0]?.ending ?? null;
}

const openDocument: Readonly<Record<string, string>> = {
  text: 'odt',
  spreadsheet: 'ods',
  presentation: 'odp',
  graphics: 'odg',
};

function mimetype(latin: string): string | null {
  if (latin.includes('application/epub+zip')) return 'epub';
  const found =
    /application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/.exec(latin)?.[1] ?? '';
  return openDocument[found] ?? null;
}

/** Tables and calculations are in all three kinds; only slides are certain. */
function iworkEnding(names: readonly string[]): string {
  return names.some((name) => /^Index\/(?:Master|Template)?Slide/.test(name)) ? 'key' : 'pages';
}
