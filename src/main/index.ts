/** The app's main process, in the order things come to be: paths → processes → ipc → window. */
import { app, session } from 'electron';
import type { Settings } from '../preload/contract/shapes.ts';
import { createActions } from './app/actions.ts';
import { createAppLock } from './app/app-lock.ts';
import { createAskDesk } from './app/ask-desk.ts';
import { createBackground } from './app/background.ts';
import { refusedSwitch, setChromiumSwitches } from './app/chromium-switches.ts';
import { startCommandLine } from './app/command-line.ts';
import { commandLineArguments } from './app/command-line-arguments.ts';
import { hearDeepLinks } from './app/deep-links.ts';
import { endsWithLastWindow } from './app/ends-with-last-window.ts';
import { applyLanguage, applyLook, createAnswer, createShellHandlers } from './app/handlers.ts';
import { openIpcGate } from './app/ipc-gate.ts';
import { createKeptLook } from './app/kept-look.ts';
import { keyMethods } from './app/key-store.ts';
import { parseLaunchOptions } from './app/launch-options.ts';
import { createLaunchTimes } from './app/launch-times.ts';
import { createLog } from './app/log.ts';
import { setMenu } from './app/menu.ts';
import { createPageFiles } from './app/page-files.ts';
import { type AppPaths, choosePaths } from './app/paths.ts';
import { createPower } from './app/power.ts';
import { createProcesses } from './app/processes.ts';
import { registerSchemes, serveProtocols } from './app/protocols.ts';
import { endQuietly } from './app/quit.ts';
import { createRefusals } from './app/refusals.ts';
import { runSelfTest } from './app/self-test.ts';
import { applySessionRules, forbidDictionaries, refuseNavigation } from './app/session-rules.ts';
import { systemPresence } from './app/system-presence.ts';
import { waitForDriver } from './app/wait-for-driver.ts';
import { createWindows } from './app/windows.ts';

const refused = refusedSwitch();
const options = parseLaunchOptions(process.argv, process.env);
const command = commandLineArguments(process.argv, app.isPackaged);
const deepLinks = hearDeepLinks(process.argv);
const paths = command ? null : choosePaths(options);

if (refused) {
  process.stderr.write(`Docent does not start with --${refused}.\n`);
  app.exit(2);
} else if (!paths) {
  void startCommandLine(command ?? []);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  setChromiumSwitches();
  registerSchemes();
  forbidDictionaries();
  void app
    .whenReady()
    .then(waitForDriver)
    .then(() => run(paths));
}

function run(paths: AppPaths): void {
  const log = createLog(paths.logFile);
  log.info('start', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });
  const times = createLaunchTimes(log);
  refuseNavigation(log);
  const look = createKeptLook(paths.lookFile, log);
  const windows = createWindows({
    paths,
    session: session.defaultSession,
    log,
    look: look.now,
    opened: ({ browserWindow }) => browserWindow.once('ready-to-show', times.shown),
  });
  const refusals = createRefusals(Date.now, (count) => {
    if (appLock.mayHear('refusals.changed')) windows.send('refusals.changed', count);
  });
  applySessionRules(session.defaultSession, log, refusals.refused);

  const askDesk = createAskDesk({ windows, deepLinks, locked: () => appLock.isLocked() });
  const processes = createProcesses({
    paths,
    readers: options.readers,
    log,
    power: createPower(),
    methods: { ...keyMethods(() => appLock.mayLend()), ...askDesk.methods },
    onEngineStart: () => appLock.engineStarted(),
    send: (name, payload) => {
      if (name === 'settings.changed') settingsAre(payload as Settings, true);
      background.heard(name, payload);
      if (name === 'erase.progress') pages.clear();
      if (appLock.mayHear(name)) windows.send(name, payload);
    },
  });
  const appLock = createAppLock({
    call: processes.call,
    changed: (status) => {
      background.heard('appLock.changed', status);
      windows.send('appLock.changed', status);
    },
    presence: systemPresence(),
    log,
  });
  const actions = createActions({
    ...{ windows, appLock, log, request: processes.request },
    answer: (route, input) => answer(route, input),
  });
  const background = createBackground({
    resourcesDir: paths.resourcesDir,
    log,
    locked: appLock.isLocked,
    act: actions.background,
    showProgress: windows.progress,
  });
  const pages = createPageFiles({
    folder: paths.pagesDir,
    request: processes.request,
    drawn: (place) =>
      processes.documentFiles.shown({ kind: 'page', size: 'large', ...place }, new AbortController().signal),
  });
  const handlers = createShellHandlers({
    window: windows.browserWindow,
    dataDir: paths.dataDir,
    request: processes.request,
    processes: processes.statuses,
    appLock,
    deepLinks,
    background,
    refusals,
    askDesk,
    pages,
    active: windows.active,
    mainListens: windows.mainListens,
  });
  const answer = times.watch(appLock.guard(createAnswer(handlers, processes.request)));
  openIpcGate({ ourWindows: windows.contents, answer, log });
  serveProtocols(session.defaultSession, {
    rendererDir: paths.rendererDir,
    files: appLock.guardFiles(processes.documentFiles),
  });

  let updates = false;
  const showMenu = () => setMenu(actions.menu, { updates });
  const settingsAre = (settings: Settings, changed: boolean) => {
    look.keep(settings);
    applyLook(settings);
    // A menu is made anew for another language.
    if (applyLanguage(settings.language)) showMenu();
    background.apply(settings, changed);
  };
  // What takes longest begins first: the engine comes up in its own process while the window loads, and everything else waits for both.
  processes.start();
  // As it was last, until the library says how it is: nothing changes before a person's eyes.
  applyLook(look.now());
  applyLanguage(look.now().language);
  const opensHidden = options.hidden || background.openedAtLogin();
  if (!opensHidden) windows.show();
  else app.dock?.hide();
  pages.clear();
  app.on('will-quit', pages.clear);
  endQuietly(processes, log);
  deepLinks.follow({ log, arrived: () => windows.sendMain('link.arrived', null) });
  showMenu();
  app.on('second-instance', windows.show);
  app.on('activate', windows.show);
  app.on('window-all-closed', () => {
    const inDock = app.dock?.isVisible() ?? false;
    if (endsWithLastWindow({ platform: process.platform, inDock, stays: background.stays() })) app.quit();
  });
  void processes.request('settings.get', {}).then(
    (settings) => {
      settingsAre(settings, false);
      // The system may start at login what nobody asked to start without a window.
      if (opensHidden && !options.hidden && !settings.keepFresh) windows.show();
    },
    (error: unknown) => {
      log.warn('the settings are the default ones', { message: String(error) });
      if (opensHidden) windows.show();
    },
  );
  void processes.request('update.status', {}).then(
    (status) => {
      updates = status !== null;
      if (updates) showMenu();
    },
    () => undefined, // The engine says itself why it does not answer.
  );
  if (options.selfTest) {
    const { selfTest: outDir, selfTestModel: chatModel } = options;
    void runSelfTest({ window: windows.show(), paths, processes, outDir, chatModel, log });
  }
}
