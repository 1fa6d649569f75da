import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { compareNames } from '../../languages/intl.ts';
import { t } from '../../languages/translate.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { ocrLanguageName } from '../ocr-languages.ts';

/** The chosen codes with one moved a place up or down. */
export function moved(codes: readonly string[], code: string, by: -1 | 1): readonly string[] {
  const at = codes.indexOf(code);
  const to = at + by;
  if (at < 0 || to < 0 || to >= codes.length) return codes;
  return codes.with(at, codes[to] as string).with(to, code);
}

function Chosen({ codes, code }: { readonly codes: readonly string[]; readonly code: string }) {
  const change = (ocrLanguages: readonly string[]) => void useSettings.getState().change({ ocrLanguages });
  const name = ocrLanguageName(code);
  const at = codes.indexOf(code);
  return (
    <li className="setting-row language-row" data-testid="ocr-language" data-code={code}>
      <label className="model-choice">
        <input type="checkbox" checked onChange={() => change(codes.filter((each) => each !== code))} />
        <span>
          <b>{name}</b>
          {at === 0 && codes.length > 1 && <span className="model-detail">{t('Tried first')}</span>}
        </span>
      </label>
      {codes.length > 1 && (
        <span className="language-order">
          <IconButton
            icon="arrowUp"
            size={14}
            label={t('Try {name} earlier', { name })}
            disabled={at === 0}
            onClick={() => change(moved(codes, code, -1))}
          />
          <IconButton
            icon="arrowDown"
            size={14}
            label={t('Try {name} later', { name })}
            disabled={at === codes.length - 1}
            onClick={() => change(moved(codes, code, 1))}
          />
        </span>
      )}
    </li>
  );
}

/** Which languages scans and pictures are read in, the likeliest first. */
export function OcrLanguageList() {
  const known = useSettings((state) => state.ocrLanguages);
  const codes = useSettings((state) => state.settings.ocrLanguages);
  const { change, addOcrLanguage, refreshOcrLanguages } = useSettings.getState();
  useEffect(() => void refreshOcrLanguages(), [refreshOcrLanguages]);
  const others = known
    .filter((language) => !codes.includes(language.code) && language.code !== 'osd')
    .toSorted((a, b) => compareNames(ocrLanguageName(a.code), ocrLanguageName(b.code)));
  return (
    <section className="setting-group" aria-labelledby="setting-ocr">
      <h2 id="setting-ocr">{t('Scans and pictures')}</h2>
      <ul>
        {codes.map((code) => (
          <Chosen key={code} codes={codes} code={code} />
        ))}
        {codes.length === 0 && (
          <li className="setting-row">
            <span className="setting-note">{t('No language is chosen, so scans and pictures are not read.')}</span>
          </li>
        )}
        {others.map(({ code }) => (
          <li key={code} className="setting-row language-row" data-testid="ocr-language" data-code={code}>
            <label className="model-choice">
              <input type="checkbox" checked={false} onChange={() => void change({ ocrLanguages: [...codes, code] })} />
              <span>{ocrLanguageName(code)}</span>
            </label>
          </li>
        ))}
        <li className="setting-row language-add">
          <button type="button" className="button" onClick={() => void addOcrLanguage()} data-testid="add-ocr-language">
            <Icon name="plus" size={14} />
            {t('Add Language from Disk…')}
          </button>
          <span className="setting-note">
            {t('Any Tesseract language file (.traineddata). After a change, scans and pictures are read again.')}
          </span>
        </li>
      </ul>
    </section>
  );
}
