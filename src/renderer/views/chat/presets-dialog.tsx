import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Preset, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { DialogHead } from '../../components/dialog-head.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { reasonOf } from '../../reason-of.ts';
import { useSetup } from '../../stores/setup-store.ts';
import { errorMessage } from '../error-messages.ts';

const empty = { id: null as string | null, name: '', instructions: '' };

/** A person's own ways of having answers written: made, changed, deleted. */
export function PresetsDialog({ onClose }: { readonly onClose: () => void }) {
  const presets = useSetup((state) => state.presets);
  const { refreshPresets, setPreset } = useSetup.getState();
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<Reason | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const own = presets.filter(({ builtIn }) => !builtIn);
  const characters = draft.instructions.trim().length;
  const isTooLong = characters > limits.presetCharacters;

  const run = async (work: () => Promise<Preset | null>) => {
    try {
      const saved = await work();
      setProblem(null);
      setDraft(empty);
      await refreshPresets();
      if (saved) await setPreset(saved.id);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { id, name, instructions } = draft;
    void run(() => request('preset.save', { name, instructions, ...(id ? { presetId: id } : {}) }));
  };
  const message = problem ? errorMessage(problem) : null;

  return (
    <dialog
      ref={dialog}
      className="confirm-dialog presets-dialog"
      aria-label={t('Your own presets')}
      onClose={onClose}
      data-testid="presets-dialog"
    >
      <DialogHead
        icon="sliders"
        title={t('Your own presets')}
        text={t('Tell the model how you want answers written. The rules about citations stay as they are.')}
      />
      {own.length > 0 && (
        <ul className="preset-list">
          {own.map((preset) => (
            <li key={preset.id} data-testid="own-preset">
              <button type="button" className="preset-name" onClick={() => setDraft({ ...preset })} dir="auto">
                <b>{preset.name}</b>
                <span className="preset-words">{preset.instructions}</span>
              </button>
              <IconButton
                icon="trash"
                size={13}
                label={t('Delete {preset}', { preset: preset.name })}
                onClick={() =>
                  void run(async () => {
                    await request('preset.remove', { presetId: preset.id });
                    return null;
                  })
                }
                data-testid="remove-preset"
              />
            </li>
          ))}
        </ul>
      )}
      <form className="preset-form" onSubmit={save}>
        <input
          className="text-field"
          aria-label={t('Name of the preset')}
          placeholder={t('Name')}
          dir="auto"
          maxLength={limits.nameCharacters}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          data-testid="preset-name"
        />
        <textarea
          className="text-field"
          aria-label={t('Instructions')}
          placeholder={t('For example: Answer in short bullet points, and name the clause.')}
          dir="auto"
          rows={5}
          value={draft.instructions}
          onChange={(event) => setDraft({ ...draft, instructions: event.currentTarget.value })}
          data-testid="preset-instructions"
        />
        <span
          className={isTooLong ? 'preset-count tone-problem' : 'preset-count'}
          role={isTooLong ? 'alert' : undefined}
          data-testid="preset-count"
        >
          {isTooLong
            ? plural(
                limits.presetCharacters,
                '{characters} of {n} character: too long, so that the model would have little room for your files',
                '{characters} of {n} characters: too long, so that the model would have little room for your files',
                { characters: formatCount(characters) },
              )
            : plural(limits.presetCharacters, '{characters} of {n} character', '{characters} of {n} characters', {
                characters: formatCount(characters),
              })}
        </span>
        {message && (
          <p className="dialog-problem" role="alert" data-testid="preset-problem">
            <b>{message.sentence}</b> {message.next}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('Done')}
          </button>
          <button
            type="submit"
            className="button is-primary"
            disabled={isTooLong || characters === 0 || draft.name.trim() === ''}
            data-testid="save-preset"
          >
            {draft.id ? t('Save') : t('Add')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
