/** Event -> payload. Small, ordered, coalesced, and re-derivable from a snapshot request. Types only. */
import type { Refusals } from './app-requests.ts';
import type { BackupJob } from './backup-shapes.ts';
import type { BatchRun } from './batch-shapes.ts';
import type { WireError } from './errors.ts';
import type { CompareRecord } from './measure-shapes.ts';
import type { NetworkStatus, UpdateStatus } from './network-shapes.ts';
import type { PictureStatus } from './picture-shapes.ts';
import type { AppLockStatus, EncryptionStatus, EraseStage } from './privacy-shapes.ts';
import type {
  AdapterSummary,
  Answer,
  DownloadStatus,
  LibraryStatus,
  ModelSummary,
  ProcessStatus,
  Settings,
} from './shapes.ts';
import type { PublishJob } from './team-shapes.ts';

export type Events = {
  /** At most 10 per second; the same value as `library.status`. */
  'library.changed': LibraryStatus;
  /** File rows changed; the window refetches what it shows. */
  'files.changed': { readonly folderIds: readonly string[] };
  'conversations.changed': { readonly conversationId: string | null };
  'models.changed': readonly ModelSummary[];
  'adapters.changed': readonly AdapterSummary[];
  /** At most 10 per second; the same values as in `model.overview`. */
  'downloads.changed': readonly DownloadStatus[];
  /** Text to append to a streaming answer; `sequence` counts from 0 without gaps. */
  'answer.delta': {
    readonly answerId: string;
    readonly conversationId: string;
    readonly messageId: string;
    readonly sequence: number;
    readonly text: string;
  };
  'answer.stage': {
    readonly answerId: string;
    readonly conversationId: string;
    readonly messageId: string;
    readonly stage: 'searching' | 'loading-model' | 'reading-passages' | 'writing' | 'checking';
  };
  'answer.done': {
    readonly answerId: string;
    readonly conversationId: string;
    readonly messageId: string;
    readonly answer: Answer | null;
    readonly error: WireError | null;
  };
  /** `record` at the end, or `error`. */
  'compare.progress': {
    readonly compareId: string;
    readonly done: number;
    readonly total: number;
    readonly record: CompareRecord | null;
    readonly error: WireError | null;
  };
  'encryption.changed': EncryptionStatus;
  'appLock.changed': AppLockStatus;
  'erase.progress': { readonly stage: EraseStage };
  /** At most 10 per second and run; the same values as in `batch.list`. */
  'batch.changed': BatchRun;
  /** At most 10 per second; the same value as `picture.status`. */
  'pictures.changed': PictureStatus;
  'backup.changed': BackupJob;
  /** At most 10 per second; the same value as `team.job`. */
  'team.changed': PublishJob;
  'batch.removed': { readonly runId: string };
  /** These rows have changed, at most 10 times a second and run; the window asks again for those it shows. Null: more than it is worth naming. */
  'extraction.changed': { readonly runId: string; readonly fileIds: readonly string[] | null };
  'templates.changed': null;
  'processes.changed': readonly ProcessStatus[];
  /** The same value as `settings.get`, whoever changed it. */
  'settings.changed': Settings;
  /** A link to a document waits to be taken (`app.takeLink`). */
  'link.arrived': null;
  /** Words to be asked wait to be taken (`ask.take`), and a conversation to be shown (`ask.takeConversation`). */
  'ask.offered': null;
  'ask.conversation': null;
  /** At most 10 per second; the same value as `network.status`. */
  'network.changed': NetworkStatus;
  /** The same value as `update.status`. */
  'update.changed': UpdateStatus;
  /** The same value as `app.refusals`. */
  'refusals.changed': Refusals;
  /** The app's menu asks the window to go somewhere. */
  'view.open': {
    readonly view:
      | 'library'
      | 'search'
      | 'chat'
      | 'tables'
      | 'pictures'
      | 'questions'
      | 'models'
      | 'settings'
      | 'help'
      | 'shortcuts'
      | 'about'
      | 'updates';
  };
};

export type EventName = keyof Events;
