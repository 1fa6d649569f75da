import type { ReactNode } from 'react';
import type { FileDetails } from '../../../preload/contract/shapes.ts';
import { formatBytes, formatCount, formatDateAndTime, shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { kindWords } from '../kinds.ts';
import { ocrLanguageName } from '../ocr-languages.ts';
import { partAmount, partsOfAll } from '../part-words.ts';
import { languageText, qualityText, readingStory } from '../reading-words.ts';
import { placeOf } from './file-place.ts';

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
    const isPart = file.pagesRead < file.pages;
    const read = partsOfAll(part, formatCount(file.pagesRead), file.pages);
    parts.push(isPart ? t('{pages} read', { pages: read }) : partAmount(part, file.pages));
  }
  if (file.ocrPages > 0) parts.push(plural(file.ocrPages, '{n} from scans', '{n} from scans'));
  if (file.characters > 0) parts.push(plural(file.characters, '{n} character', '{n} characters'));
  return facts(parts);
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
      <Fact label={t('Where')}>
        <span title={shownPath(file.path)}>{placeOf(file, folders) || shownPath(file.path)}</span>
      </Fact>
      {file.memberPath !== null && <Fact label={t('Inside as')}>{shownPath(file.memberPath)}</Fact>}
      <Fact label={t('Size')}>{formatBytes(file.size)}</Fact>
      <Fact label={t('Changed')}>{formatDateAndTime(file.modifiedAt)}</Fact>
      {length !== '' && <Fact label={t('Length')}>{length}</Fact>}
      {language !== null && <Fact label={t('Language')}>{language}</Fact>}
      {story !== '' && (
        <Fact label={t('Reading')}>
          <span data-testid="reading-story">{story}</span>
        </Fact>
      )}
      {file.ocrPages > 0 && ocrLanguages.length > 0 && (
        <Fact label={t('OCR in')}>{ocrLanguages.map((code) => ocrLanguageName(code)).join(', ')}</Fact>
      )}
      {file.quality !== null && <Fact label={t('Text quality')}>{qualityText(file.quality)}</Fact>}
    </dl>
  );
}
