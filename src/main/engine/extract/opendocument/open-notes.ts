import type { BlockDraft } from '../block-draft.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { childNamed, type XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import { type OpenDocumentContext, openDocumentBlocks } from './open-document-blocks.ts';
import type { OpenDocumentStyles } from './open-document-styles.ts';

/** Collects notes and comments while blocks are read; `drafts` gives what stands behind the text. */
export function openNotes(styles: OpenDocumentStyles): {
  readonly context: OpenDocumentContext;
  drafts(): BlockDraft[];
} {
  const notes: XmlElement[] = [];
  const comments: XmlElement[] = [];
  const context: OpenDocumentContext = {
    styles,
    noteMark: (note) => `[${notes.push(note)}]`,
    comment: (annotation) => {
      comments.push(annotation);
    },
  };
  const drafts = (): BlockDraft[] => {
    const found: BlockDraft[] = [];
    // Reading a note may meet further ones.
    for (let index = 0; index < notes.length; index += 1) {
      const body = childNamed(notes[index], 'note-body');
      const own = body ? openDocumentBlocks(body, context) : [];
      own.forEach((draft, at) => {
        found.push(at === 0 ? { ...draft, text: `[${index + 1}] ${draft.text.trim()}` } : draft);
      });
    }
    for (let index = 0; index < comments.length; index += 1) {
      const comment = comments[index];
      if (!comment) continue;
      const author = xmlText(childNamed(comment, 'creator')).trim();
      const own = openDocumentBlocks(comment, context);
      const text = own.map((draft) => draft.text.trim()).join('\n');
      found.push(...commentDraft(author, text));
    }
    notes.length = 0;
    comments.length = 0;
    return found;
  };
  return { context, drafts };
}
