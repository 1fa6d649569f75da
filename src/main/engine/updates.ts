/** Whether there is a newer Docent: off at first, once a day while it is on, and when a person asks. Nothing is fetched or installed. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { UpdateStatus } from '../../preload/contract/network-shapes.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import type { SettingStore } from './config/config.ts';
import { netLimits } from './net/limits.ts';
import { checkForUpdate, type UpdateCheckOptions } from './net/update-check.ts';
import { isNewer, type UpdateNotice, type UpdateSource } from './net/update-notice.ts';

/** Given by whoever opens the engine. */
export type UpdateOptions = {
  /** This version, as `1.2.3`. */
  readonly version: string;
  /** Null: this build was made without an address, and there is no update check in it. */
  readonly source: UpdateSource | null;
};

type Stored = {
  readonly notice: UpdateNotice | null;
  readonly checkedAt: number | null;
  readonly dismissed: string | null;
};

/** What was believed of a notice, without its signature: true only of what this computer read itself. */
export const updateSetting = 'update-notice';
const fresh: Stored = { notice: null, checkedAt: null, dismissed: null };

export function createUpdates(options: {
  readonly update: UpdateOptions;
  readonly settings: SettingStore;
  readonly isOn: () => boolean;
  readonly tools: Pick<UpdateCheckOptions, 'allows' | 'connections' | 'now'>;
  readonly closing: AbortSignal;
  readonly changed: (status: UpdateStatus) => void;
}) {
  const { settings, tools, closing } = options;
  const { source, version } = options.update;
  let problem: Reason | null = null;
  let running: Promise<UpdateStatus> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let stop = new AbortController();
  const stored = (): Stored => ({ ...fresh, ...settings.get<Partial<Stored>>(updateSetting) });

  function status(): UpdateStatus {
    const { notice, checkedAt, dismissed } = stored();
    const newer = notice !== null && isNewer(notice.version, version);
    return {
      state: notice === null ? 'unknown' : newer ? 'newer' : 'current',
      current: version,
      newest: notice?.version ?? null,
      summary: newer ? notice.summary : null,
      checkedAt,
      problem,
      dismissed: newer && dismissed === notice.version,
    };
  }

  async function look(from: UpdateSource): Promise<UpdateStatus> {
    triedAt = tools.now();
    stop = new AbortController();
    try {
      const notice = await checkForUpdate({
        ...tools,
        source: from,
        seen: stored().notice?.issued ?? 0,
        signal: AbortSignal.any([closing, stop.signal]),
      });
      settings.set(updateSetting, { ...stored(), notice, checkedAt: tools.now() });
      problem = null;
    } catch (error) {
      const { code, data } = toWire(error);
      // Switched off meanwhile: nothing went wrong.
      problem = stop.signal.aborted ? null : { code, values: data };
    }
    if (!closing.aborted) options.changed(status());
    return status();
  }

  function check(): Promise<UpdateStatus> {
    if (!source) throw new AppError('not-found', 'This build knows no address to look for a newer version at.');
    if (!options.isOn()) throw new AppError('network-off', 'The look for a newer version is switched off.');
    running ??= look(source).finally(() => {
      running = null;
    });
    return running;
  }

  /** While the switch is on: now if a day has passed, and again at the end of one. A failure waits as long: nobody is asked again and again. */
  function lookDaily(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    // First: settings cannot be read any more when the library has closed.
    if (!source || closing.aborted) return;
    if (!options.isOn()) {
      stop.abort();
      return;
    }
    const last = Math.max(stored().checkedAt ?? Number.NEGATIVE_INFINITY, triedAt);
    const wait = Math.max(0, Math.min(netLimits.update.everyMs, last + netLimits.update.everyMs - tools.now()));
    timer = setTimeout(() => void (options.isOn() && check().finally(lookDaily)), wait);
    timer.unref();
  }

  const handlers: Handlers<'update.status' | 'update.check' | 'update.dismiss' | 'update.page'> = {
    'update.status': async () => (source ? status() : null),
    'update.check': async () => check(),
    'update.dismiss': async () => {
      if (!source) return null;
      const before = stored();
      settings.set(updateSetting, { ...before, dismissed: before.notice?.version ?? null });
      options.changed(status());
      return status();
    },
    'update.page': async () => (status().state === 'newer' ? (stored().notice?.page ?? null) : null),
  };
  return {
    handlers,
    address: source?.url ?? null,
    /** Called at the start and when the switch is moved. */
    lookDaily,
    /** The engine closes: a look under way has been told so, and is waited for. */
    close: async () => {
      if (timer) clearTimeout(timer);
      await running?.catch(() => null);
    },
  };
}
