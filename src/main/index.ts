/** The app's main process, in the order things come to be: paths → processes → ipc → window. */
import { app, BrowserWindow, session } from 'electron';
import { createAppLock } from './app/app-lock.ts';
import { refusedSwitch, setChromiumSwitches } from './app/chromium-switches.ts';
import { startCommandLine } from './app/command-line.ts';
import { commandLineArguments } from './app/command-line-arguments.ts';
import { hearDeepLinks } from './app/deep-links.ts';
import { applyLook, createAnswer, createShellHandlers } from './app/handlers.ts';
import { installCommandDialog } from './app/install-command-dialog.ts';
import { openIpcGate } from './app/ipc-gate.ts';
import { keyMethods } from './app/key-store.ts';
import { parseLaunchOptions } from './app/launch-options.ts';
import { createLaunchTimes } from './app/launch-times.ts';
import { createLog } from './app/log.ts';
import { setMenu } from './app/menu.ts';
import { type AppPaths, choosePaths } from './app/paths.ts';
import { createPower } from './app/power.ts';
import { createProcesses } from './app/processes.ts';
import { registerSchemes, serveProtocols } from './app/protocols.ts';
import { endQuietly } from './app/quit.ts';
import { runSelfTest } from './app/self-test.ts';
import { applySessionRules, forbidDictionaries, refuseNavigation } from './app/session-rules.ts';
import { systemPresence } from './app/system-presence.ts';
import { waitForDriver } from './app/wait-for-driver.ts';
import { type AppWindow, openWindow } from './app/window.ts';

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
  let window: AppWindow | null = null;

  const processes = createProcesses({
    paths,
    readers: options.readers,
    log,
    power: createPower(),
    methods: keyMethods(() => appLock.mayLend()),
    onEngineStart: () => appLock.engineStarted(),
    send: (name, payload) => {
      if (appLock.mayHear(name)) window?.send(name, payload);
    },
  });
  const appLock = createAppLock({
    call: processes.call,
    changed: (status) => window?.send('appLock.changed', status),
    presence: systemPresence(),
    log,
  });
  processes.start();
  endQuietly(processes, log);

  deepLinks.follow({
    log,
    arrived: () => {
      show();
      window?.send('link.arrived', null);
    },
  });
  const handlers = createShellHandlers({
    window: () => window?.browserWindow ?? null,
    dataDir: paths.dataDir,
    request: processes.request,
    processes: processes.statuses,
    appLock,
    deepLinks,
  });
  const times = createLaunchTimes(log);
  const answer = times.watch(appLock.guard(createAnswer(handlers, processes.request)));
  openIpcGate({ ourWindow: () => window?.browserWindow.webContents ?? null, answer, log });

  refuseNavigation(log);
  applySessionRules(session.defaultSession, log);
  serveProtocols(session.defaultSession, {
    rendererDir: paths.rendererDir,
    files: appLock.guardFiles(processes.documentFiles),
  });

  const open = () => {
    window = openWindow({ paths, session: session.defaultSession, log });
    window.browserWindow.once('ready-to-show', times.shown);
    window.browserWindow.on('closed', () => {
      window = null;
    });
  };
  const show = () => {
    if (!window) return open();
    if (window.browserWindow.isMinimized()) window.browserWindow.restore();
    window.browserWindow.focus();
  };
  setMenu({
    lock: () => {
      if (appLock.isOn()) return appLock.lock();
      show();
      window?.send('view.open', { view: 'settings' });
    },
    installCommand: () => void installCommandDialog(window?.browserWindow ?? null, log),
    openView: (view) => {
      show();
      window?.send('view.open', { view });
    },
    addFolder: () => {
      show();
      void answer('folder.choose', {}).catch((error: unknown) =>
        log.warn('no folder added', { message: String(error) }),
      );
    },
  });
  app.on('second-instance', show);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void processes.request('settings.get', {}).then(applyLook, (error: unknown) => {
    log.warn('theme and text size are the default ones', { message: String(error) });
  });
  open();
  if (options.selfTest && window) {
    const { selfTest: outDir, selfTestModel: chatModel } = options;
    void runSelfTest({ window, paths, processes, outDir, chatModel, log });
  }
}
