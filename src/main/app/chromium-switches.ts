import { app } from 'electron';
import { keepHiddenPagesAtWork } from './hidden-pages.ts';
import { inspectorIsOpen } from './inspector-is-open.ts';

/** Chromium features that would talk to a server by themselves. */
const featuresOff = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DnsOverHttps',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
];

/** Must run before `ready`. Nothing leaves the machine: Chromium's own background traffic is silenced as well as ours. */
export function setChromiumSwitches(): void {
  for (const name of [
    'disable-background-networking',
    'disable-breakpad',
    'disable-component-update',
    'disable-default-apps',
    'disable-domain-reliability',
    'disable-sync',
    'no-default-browser-check',
    'no-first-run',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  keepHiddenPagesAtWork();
  const already = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [...(already ? [already] : []), ...featuresOff].join(','));
  // No name resolves, whoever asks: a second lock behind the cancelled requests.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // As root on Linux (containers) Chromium has no sandbox to offer and refuses to start with one.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!(isRoot && app.commandLine.hasSwitch('no-sandbox'))) app.enableSandbox();
}

/** By these somebody outside could drive or watch a shipped app. */
const drivingSwitches = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'remote-debugging-pipe',
  'remote-debugging-port',
];

/**
 * Why this start is refused, or null. A shipped app must not be drivable from outside. Its test twin is: it has another fuse, which
 * shows in that an inspector stands open, and then nothing is left to refuse.
 */
export function refusedSwitch(): string | null {
  if (!app.isPackaged || inspectorIsOpen()) return null;
  return drivingSwitches.find((name) => app.commandLine.hasSwitch(name)) ?? null;
}
