import type { Span } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { groupBlocks } from './block-groups.ts';
import type { DocumentPart } from './document-parts.ts';
import { headLines, MailHead } from './mail-head.tsx';
import { TextBlockGroup } from './text-block-group.tsx';

/** A slide as a card, a sheet under its name, a message under its subject, a chapter under its title. */
export function DocumentPartView({ part, mark }: { readonly part: DocumentPart; readonly mark: Span | null }) {
  const { kind, page, title, isContinued, blocks } = part;
  const [first] = blocks;
  // A part that begins with its own title needs no second one.
  const isTitled = title === '' || isContinued || (first?.kind === 'heading' && first.text.trim() === title.trim());
  const headAt = first?.kind === 'heading' ? 1 : 0;
  const head = kind === 'message' && !isContinued ? headLines(blocks[headAt]) : null;
  const body = head ? blocks.slice(headAt + 1) : blocks;
  return (
    <section
      className={`document-part is-${kind}`}
      aria-label={title === '' ? t('Message') : title}
      data-testid="document-part"
      data-kind={kind}
      data-index={page.index}
    >
      {!isTitled && <p className="part-title">{title}</p>}
      {head &&
        groupBlocks(blocks.slice(0, headAt)).map((group) => (
          <TextBlockGroup key={group.blocks[0]?.start} group={group} mark={mark} />
        ))}
      {head && <MailHead lines={head} mark={mark} />}
      {groupBlocks(body).map((group) => (
        <TextBlockGroup key={group.blocks[0]?.start} group={group} mark={mark} />
      ))}
    </section>
  );
}
