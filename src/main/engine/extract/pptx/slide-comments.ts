import type { BlockDraft } from '../block-draft.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { drawingBody } from '../ooxml/drawing-text.ts';
import type { OfficePackage, Relationship } from '../ooxml/office-package.ts';
import { childNamed, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';

/** Names of the people who comment, by the id their comments give. */
export async function commentAuthors(
  file: OfficePackage,
  relations: readonly Relationship[],
): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, string>();
  for (const { path } of relations.filter(({ type }) => type === 'commentAuthors' || type === 'authors')) {
    const root = await file.part(path);
    for (const name of ['cmAuthor', 'author']) {
      for (const author of descendantsNamed(root ?? undefined, name)) {
        authors.set(author.attributes.get('id') ?? '', author.attributes.get('name') ?? '');
      }
    }
  }
  return authors;
}

/** Comments of a slide with who wrote them, replies (of newer files) after what they answer. */
export function commentDrafts(root: XmlElement | null, authors: ReadonlyMap<string, string>): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const add = (comment: XmlElement) => {
    const body = childNamed(comment, 'txBody');
    const text = body ? drawingBody(body) : xmlText(childNamed(comment, 'text'));
    const author = authors.get(comment.attributes.get('authorId') ?? '') ?? '';
    drafts.push(...commentDraft(author, text));
    for (const reply of descendantsNamed(childNamed(comment, 'replyLst'), 'reply')) add(reply);
  };
  for (const comment of descendantsNamed(root ?? undefined, 'cm')) add(comment);
  return drafts;
}
