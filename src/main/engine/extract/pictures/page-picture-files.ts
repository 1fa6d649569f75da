import type { ByteSource, FoundPicture } from '../../types.ts';
import { openContainer } from '../container/open-container.ts';
import { epubPackage } from '../epub/epub-package.ts';
import { epubPath } from '../epub/epub-path.ts';
import { epubLimits } from '../epub/limits.ts';
import { xhtmlToHtml } from '../epub/xhtml-to-html.ts';
import { htmlTree, treeNode } from '../html/html-tree.ts';
import { readAll } from '../read-all.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { flowPictures } from './flow.ts';
import { takenLimits } from './limits.ts';
import { pageFlow } from './page-flow.ts';
import { type Taking, takenFile } from './taken-file.ts';

/** Pictures of a book, by their path in it, chapter by chapter. */
export async function* bookPictures(source: ByteSource, taking: Taking): AsyncGenerator<FoundPicture> {
  const { limits, signal, tools, only } = taking;
  const container = await openContainer(source, limits.maxExpansion, signal, tools.password);
  const book = await epubPackage(container, signal);
  const seen = new Set<string>();
  for (const path of book.spine) {
    signal.throwIfAborted();
    if (path === null) continue;
    const bytes = await container.read(path, epubLimits.maxChapterBytes).catch(() => null);
    if (!bytes) continue;
    const tree = treeNode(htmlTree(xhtmlToHtml(await decodeXml(bytes, signal))));
    for (const picture of flowPictures(pageFlow(tree, (reference) => epubPath(path, reference)))) {
      if (seen.has(picture.place) || (only !== null && only !== picture.place)) continue;
      seen.add(picture.place);
      const found = await takenFile(picture, (most) => container.read(picture.place, most));
      if (found) yield found;
    }
  }
}

/** Pictures that are written into a web page itself (`data:`), in order; those it only points to are files of their own, or elsewhere. */
export async function* webPagePictures(source: ByteSource, taking: Taking): AsyncGenerator<FoundPicture> {
  const html = await decodeXml(await readAll(source, taking.signal), taking.signal);
  const inside: Uint8Array[] = [];
  const placeOf = (reference: string) => {
    const parts = /^data:image\/[\w.+-]+(;base64)?,/i.exec(reference);
    if (!parts || reference.length > takenLimits.maxBytes) return null;
    const body = reference.slice(parts[0].length);
    inside.push(parts[1] ? writtenBytes(body) : new TextEncoder().encode(unescaped(body)));
    return `data ${inside.length}`;
  };
  const flow = pageFlow(treeNode(htmlTree(html)), placeOf);
  for (const picture of flowPictures(flow)) {
    if (taking.only !== null && taking.only !== picture.place) continue;
    const bytes = inside[Number(picture.place.slice('data '.length)) - 1] ?? null;
    const found = await takenFile(picture, async () => bytes);
    if (found) yield found;
  }
}

/** What of a base64 text can be read; a broken one gives nothing, and no picture then begins there. */
function writtenBytes(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(unescaped(text)), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that escapes nothing.
    return text;
  }
}
