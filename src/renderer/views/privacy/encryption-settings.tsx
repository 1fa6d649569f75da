import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { LockSettings } from './lock-settings.tsx';
import { ProblemLine } from './problem-line.tsx';
import { RecoverDialog } from './recover-dialog.tsx';
import { RecoveryCodeDialog } from './recovery-code-dialog.tsx';

type Open = 'recover' | 'off' | 'erase' | { readonly code: string };

/** Encryption, the app lock and erasing what was typed, with what they do not protect from. */
export function EncryptionSettings() {
  const encryption = usePrivacy((state) => state.encryption);
  const problem = usePrivacy((state) => state.problem);
  const [open, setOpen] = useState<Open | null>(null);
  if (!encryption) return null;
  const { state, working } = encryption;
  const close = () => setOpen(null);
  const newCode = async () => {
    const code = await usePrivacy.getState().prepare();
    if (code !== null) setOpen({ code });
  };
  return (
    <section className="setting-group" aria-labelledby="setting-encryption">
      <h2 id="setting-encryption">{t('Encryption and lock')}</h2>
      <div>
        <label className="setting-row switch-row">
          <span className="switch-words">
            <b>{t('Encrypt what I type and what is answered')}</b>
            {t(
              'Conversations, presets, lists of questions, comparisons, searches, ratings, your table templates, and the values and corrections in tables, each sealed with a key that your {keychain} keeps. Your documents and their index stay as they are.',
              { keychain: isMac() ? t('Keychain') : t('login’s keyring') },
            )}
          </span>
          <span className="setting-buttons">
            {working && <Spinner size={15} label={t('Encrypting')} />}
            <input
              type="checkbox"
              role="switch"
              aria-checked={state !== 'off'}
              className="switch"
              checked={state !== 'off'}
              disabled={state === 'locked' || working !== null}
              onChange={() => (state === 'off' ? void newCode() : setOpen('off'))}
              data-testid="encryption-on"
            />
          </span>
        </label>
        {open === null && problem && (
          <div className="setting-row">
            <ProblemLine problem={problem} />
          </div>
        )}
        {state === 'on' && (
          <div className="setting-row">
            <span className="switch-words">
              <b>{t('Recovery code')}</b>
              {t('A new one also changes the key, so that the old code opens nothing.')}
            </span>
            <button type="button" className="button" onClick={() => void newCode()} data-testid="new-recovery-code">
              {t('New Code…')}
            </button>
          </div>
        )}
        {state === 'locked' && (
          <div className="setting-row" data-testid="encryption-locked">
            <span className="switch-words">
              <b>{t('Locked')}</b>
              {t('The key is kept by another login, or the keychain said no.')}
            </span>
            <span className="setting-buttons">
              <button type="button" className="button" onClick={() => void usePrivacy.getState().retry()}>
                {t('Try Again')}
              </button>
              <button type="button" className="button" onClick={() => setOpen('recover')} data-testid="recover">
                {t('Enter Recovery Code…')}
              </button>
            </span>
          </div>
        )}
        <LockSettings />
        <div className="setting-row">
          <span className="switch-words">
            <b>{t('Erase everything I typed')}</b>
            {t(
              'All conversations and presets, lists of questions, tables with their corrections, your own templates, searches and comparisons, without a trace in Docent’s files.',
            )}
          </span>
          <button type="button" className="button" onClick={() => setOpen('erase')} data-testid="erase-typed">
            {t('Erase…')}
          </button>
        </div>
        <p className="setting-limits">
          {t(
            'None of this protects from somebody at this computer while Docent is open and unlocked, from programs that run under your login, or for what you copy and export. Until the disk writes over it, what was erased may be recovered from the disk itself; {protection} protects from that.',
            { protection: isMac() ? 'FileVault' : t('full-disk encryption') },
          )}
        </p>
      </div>
      {open === 'recover' && <RecoverDialog onClose={close} />}
      {open !== null && typeof open === 'object' && <RecoveryCodeDialog code={open.code} onClose={close} />}
      {open === 'off' && (
        <ConfirmDialog
          title={t('Stop encrypting?')}
          text={t(
            'Everything you typed and every answer is written back as plain text. The recovery code becomes useless, and libraries set aside by a restore are deleted.',
          )}
          action={t('Stop Encrypting')}
          onCancel={close}
          onConfirm={() => {
            close();
            void usePrivacy.getState().disable();
          }}
        />
      )}
      {open === 'erase' && (
        <EraseDialog
          target={{ kind: 'typed' }}
          title={t('Erase everything you typed?')}
          text={t(
            'Docent forgets all conversations with their answers and folders, your presets, lists of questions, tables with all values, corrections and locks, your own templates, searches, saved searches and comparisons, in its backups too. Your files and the library are not touched.',
          )}
          onClose={close}
        />
      )}
    </section>
  );
}
