/** Encryption of what a person typed or was answered, the app lock, and erasing. */
export type EncryptionStatus = {
  /** `locked`: encrypted, and nobody has lent the key. */
  readonly state: 'off' | 'on' | 'locked';
  /** Set while texts are being encrypted or decrypted: records looked at, of how many. */
  readonly working: { readonly done: number; readonly total: number } | null;
};

export type LockMethod = 'touch-id' | 'passcode';
export type AppLockStatus = {
  readonly on: boolean;
  readonly locked: boolean;
  readonly method: LockMethod;
  /** Minutes without a key or a click before it locks by itself. */
  readonly idleMinutes: number;
  /** Touch ID can be asked on this machine. */
  readonly touchId: boolean;
};

export type EraseResult = {
  /** Files, conversations or records that went. */
  readonly erased: number;
  /** Answers that quoted from them and were blanked. */
  readonly quotes: number;
  readonly seconds: number;
};
export type EraseStage = 'removing' | 'index' | 'conversations' | 'backups';
