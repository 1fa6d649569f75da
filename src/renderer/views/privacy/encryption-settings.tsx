import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Spinner } from '../../components/spinner.tsx';
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
      <h2 id="setting-encryption">Encryption and lock</h2>
      <div>
        <label className="setting-row switch-row">
          <span className="switch-words">
            <b>Encrypt what I type and what is answered</b>
            Conversations, presets, lists of questions, comparisons, searches, ratings, your table templates, and the
            values and corrections in tables, each sealed with a key that your{' '}
            {isMac() ? 'Keychain' : 'login’s keyring'} keeps. Your documents and their index stay as they are.
          </span>
          <span className="setting-buttons">
            {working && <Spinner size={15} label="Encrypting" />}
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
              <b>Recovery code</b>A new one also changes the key, so that the old code opens nothing.
            </span>
            <button type="button" className="button" onClick={() => void newCode()} data-testid="new-recovery-code">
              New Code…
            </button>
          </div>
        )}
        {state === 'locked' && (
          <div className="setting-row" data-testid="encryption-locked">
            <span className="switch-words">
              <b>Locked</b>
              The key is kept by another login, or the keychain said no.
            </span>
            <span className="setting-buttons">
              <button type="button" className="button" onClick={() => void usePrivacy.getState().retry()}>
                Try Again
              </button>
              <button type="button" className="button" onClick={() => setOpen('recover')} data-testid="recover">
                Enter Recovery Code…
              </button>
            </span>
          </div>
        )}
        <LockSettings />
        <div className="setting-row">
          <span className="switch-words">
            <b>Erase everything I typed</b>
            All conversations and presets, lists of questions, tables with their corrections, your own templates,
            searches and comparisons, without a trace in Docent’s files.
          </span>
          <button type="button" className="button" onClick={() => setOpen('erase')} data-testid="erase-typed">
            Erase…
          </button>
        </div>
        <p className="setting-limits">
          None of this protects from somebody at this computer while Docent is open and unlocked, from programs that run
          under your login, or for what you copy and export. Until the disk writes over it, what was erased may be
          recovered from the disk itself; {isMac() ? 'FileVault' : 'full-disk encryption'} protects from that.
        </p>
      </div>
      {open === 'recover' && <RecoverDialog onClose={close} />}
      {open !== null && typeof open === 'object' && <RecoveryCodeDialog code={open.code} onClose={close} />}
      {open === 'off' && (
        <ConfirmDialog
          title="Stop encrypting?"
          text="Everything you typed and every answer is written back as plain text. The recovery code becomes useless, and libraries set aside by a restore are deleted."
          action="Stop Encrypting"
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
          title="Erase everything you typed?"
          text="Docent forgets all conversations with their answers and folders, your presets, lists of questions, tables with all values, corrections and locks, your own templates, searches, saved searches and comparisons, in its backups too. Your files and the library are not touched."
          onClose={close}
        />
      )}
    </section>
  );
}
