/** Encryption, app lock, erase. */
import { z } from 'zod';
import type { AppLockStatus, EncryptionStatus, EraseResult } from './privacy-shapes.ts';
import { id, nothing, route } from './route.ts';

const passcode = z.string().min(4).max(200);

export const privacyRequests = {
  'encryption.status': route(nothing).returns<EncryptionStatus>(),
  /** A new recovery code to be written down; nothing is encrypted yet. Rejects with `key-store-unavailable`. */
  'encryption.prepare': route(nothing).returns<{ readonly code: string }>(),
  /**
   * Encrypts with the key that code opens, or changes the key; `confirmation` is the last two groups of the code. Resolves when nothing
   * plain is left. Rejects with `recovery-code-wrong`.
   */
  'encryption.enable': route(z.object({ confirmation: z.string().max(100) }).strict()).returns<null>(),
  /** Decrypts everything; rejects with `conversations-locked`. */
  'encryption.disable': route(nothing).returns<null>(),
  /** Opens with the recovery code, and has this login keep the key again where it can. */
  'encryption.recover': route(z.object({ code: z.string().max(200) }).strict()).returns<EncryptionStatus>(),
  /** Asks the login for the key once more. */
  'encryption.retry': route(nothing).returns<EncryptionStatus>(),

  /** Erases for good, also from indexes, logs of the databases and backups; `quotes` from answers too. Files on the disk stay. */
  'erase.run': route(
    z
      .object({
        target: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('file'), fileId: id }).strict(),
          z.object({ kind: z.literal('folder'), folderId: id }).strict(),
          z.object({ kind: z.literal('conversation'), conversationId: id }).strict(),
          z.object({ kind: z.literal('typed') }).strict(),
        ]),
        quotes: z.boolean().default(false),
      })
      .strict(),
  ).returns<EraseResult>(),

  // The window only.
  'appLock.status': route(nothing).returns<AppLockStatus>(),
  /** Switching on with `passcode` needs one; while it is on, all but another time needs the present one as `current`. */
  'appLock.set': route(
    z
      .object({
        on: z.boolean(),
        method: z.enum(['touch-id', 'passcode']).default('passcode'),
        passcode: passcode.optional(),
        current: passcode.optional(),
        idleMinutes: z.number().int().min(1).max(120).default(10),
      })
      .strict(),
  ).returns<AppLockStatus>(),
  'appLock.lock': route(nothing).returns<AppLockStatus>(),
  /** Asks for Touch ID, or takes the passcode. Rejects with `passcode-wrong`. */
  'appLock.unlock': route(z.object({ passcode: passcode.optional() }).strict()).returns<AppLockStatus>(),
} as const;

export const privacyShellRoutes = ['appLock.status', 'appLock.set', 'appLock.lock', 'appLock.unlock'] as const;
