import { type ReactNode, useState } from 'react';
import type { PictureDetails } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDateAndTime, placeOfPath, shownPath } from '../../format.ts';
import { lowerFirst } from '../../languages/lower-case.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';
import { fieldName, fieldValue } from '../reading-words.ts';
import { openInDocument } from './open-in-document.ts';
import { formatText, locationText, matchText, othersTitle, placeInDocument } from './picture-messages.ts';
import { PictureThumbnail } from './picture-thumbnail.tsx';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Text that is cut until a person unfolds it. */
function LongText({ heading, text, testId }: { readonly heading: string; readonly text: string; testId: string }) {
  const [isOpen, setOpen] = useState(false);
  if (text.trim() === '') return null;
  const isCut = !isOpen && text.length > pictureLimits.detailText;
  return (
    <section className="detail-section">
      <h4>{heading}</h4>
      <p className="picture-text-told" dir="auto" data-testid={testId}>
        {isCut ? `${text.slice(0, pictureLimits.detailText).trimEnd()}…` : text}
      </p>
      {isCut && (
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          {t('Show all of it')}
        </button>
      )}
    </section>
  );
}

/** Others of its group, small; each can be looked at. */
function Others({ details }: { readonly details: PictureDetails }) {
  const { group, picture } = details;
  const others = group?.pictures.filter((each) => each.picture.id !== picture.id) ?? [];
  if (group === null || others.length === 0) return null;
  return (
    <section className="detail-section">
      <h4>{othersTitle(group, picture.id)}</h4>
      <ul className="picture-others">
        {others.slice(0, pictureLimits.detailGroup).map((each) => (
          <li key={each.picture.id}>
            <button
              type="button"
              title={shownPath(each.picture.path)}
              onClick={() => usePictureViewer.getState().open(each.picture, null)}
              data-testid="picture-other"
            >
              <PictureThumbnail picture={each.picture} width={58} height={58} isSharp={false} />
              <span>{matchText(each.match, group.near > 0 && group.pictures[0] === each, false)}</span>
              <small>{each.picture.name}</small>
            </button>
          </li>
        ))}
      </ul>
      {others.length > pictureLimits.detailGroup && (
        <p className="detail-more">
          {plural(others.length - pictureLimits.detailGroup, 'and {n} more', 'and {n} more')}
        </p>
      )}
    </section>
  );
}

/** What a picture is, where it stands, what it says of itself, and what stands in and around it. */
export function PictureFacts({ details }: { readonly details: PictureDetails }) {
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  const { picture, fields, location, surrounding, text, documentTitle, frames } = details;
  const place = placeInDocument(picture);
  const format = formatText(picture);
  return (
    <>
      <dl className="detail-facts">
        {picture.inside && (
          <Fact label={t('Document')}>
            <button type="button" className="field-link" onClick={() => void openInDocument(picture)}>
              {documentTitle || picture.name}
              {place !== '' && `, ${lowerFirst(place)}`}
            </button>
          </Fact>
        )}
        <Fact label={t('Where')}>
          <span title={shownPath(picture.path)}>{placeOfPath(picture.path, folders) || shownPath(picture.path)}</span>
        </Fact>
        {format !== '' && <Fact label={t('Picture')}>{format}</Fact>}
        {frames > 1 && <Fact label={t('Frames')}>{plural(frames, '{n} frame', '{n} frames')}</Fact>}
        <Fact label={t('Size')}>{formatBytes(picture.bytes)}</Fact>
        <Fact label={picture.dateFrom === 'taken' ? t('Taken') : t('Changed')}>{formatDateAndTime(picture.date)}</Fact>
        {location !== null && (
          <Fact label={t('Location')}>
            <span data-testid="picture-location">{locationText(location)}</span>
            <span className="picture-private">
              <Icon name="lock" size={11} />
              {t('Stays on this Mac. Never sent anywhere.')}
            </span>
          </Fact>
        )}
      </dl>
      {picture.caption !== null && <LongText heading={t('Caption')} text={picture.caption} testId="picture-caption" />}
      <LongText heading={t('Words in the picture')} text={text} testId="picture-words" />
      <LongText heading={t('Around it')} text={surrounding} testId="picture-surrounding" />
      <Others details={details} />
      {fields.length > 0 && (
        <section className="detail-section">
          <h4>{t('What the picture says of itself')}</h4>
          <dl className="detail-fields" data-testid="picture-fields">
            {fields.map((field) => (
              <div key={`${field.name} ${field.source} ${field.value}`}>
                <dt>{fieldName(field.name)}</dt>
                <dd>{fieldValue(field.value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
