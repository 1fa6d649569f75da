import type { ReactNode } from 'react';
import type { FileDetails } from '../../../preload/contract/shapes.ts';
import { formatAmount, formatBytes, formatCount, shownPath } from '../../format.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { kindWords } from '../kinds.ts';
import { ocrLanguageName } from '../ocr-languages.ts';
import { languageText, qualityText, readingStory } from '../reading-words.ts';
import { placeOf } from './file-place.ts';

const dateAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** `40 pages · 12,300 characters`, with how many came from scans. */
function lengthText({ file }: FileDetails): string {
  const { part } = kindWords(file.kind);
  const parts: string[] = [];
  if (file.pages !== null && file.pages > 1) {
    const all = formatAmount(file.pages, part);
    parts.push(file.pagesRead < file.pages ? `${formatCount(file.pagesRead)} of ${all} read` : all);
  }
  if (file.ocrPages > 0) parts.push(`${formatCount(file.ocrPages)} from scans`);
  if (file.characters > 0) parts.push(formatAmount(file.characters, 'character'));
  return parts.join(' · ');
}

/** Where the file is, how large and old, in which language, and how it was read. */
export function DetailFacts({ details }: { readonly details: FileDetails }) {
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  const { file, ocrLanguages } = details;
  const story = readingStory(details);
  const language = languageText(details.language);
  const length = lengthText(details);
  return (
    <dl className="detail-facts">
      <Fact label="Where">
        <span title={shownPath(file.path)}>{placeOf(file, folders) || shownPath(file.path)}</span>
      </Fact>
      {file.memberPath !== null && <Fact label="Inside as">{shownPath(file.memberPath)}</Fact>}
      <Fact label="Size">{formatBytes(file.size)}</Fact>
      <Fact label="Changed">{dateAndTime.format(file.modifiedAt)}</Fact>
      {length !== '' && <Fact label="Length">{length}</Fact>}
      {language !== null && <Fact label="Language">{language}</Fact>}
      {story !== '' && (
        <Fact label="Reading">
          <span data-testid="reading-story">{story}</span>
        </Fact>
      )}
      {file.ocrPages > 0 && ocrLanguages.length > 0 && (
        <Fact label="OCR in">{ocrLanguages.map((code) => ocrLanguageName(code)).join(', ')}</Fact>
      )}
      {file.quality !== null && <Fact label="Text quality">{qualityText(file.quality)}</Fact>}
    </dl>
  );
}
