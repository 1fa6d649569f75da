/** Numbers of the app's shell, with unit and reason. */
export const appLimits = {
  supervision: {
    /** Engine crashes within `windowMs` that open the breaker: a third crash in a minute is not bad luck. */
    crashes: 3,
    /** Milliseconds. */
    windowMs: 60_000,
    /** Milliseconds before a crashed engine starts again; long enough for its library lock to be released. */
    restartMs: 150,
    /** Milliseconds the engine may take to end by itself at quit; the promise to a person is 2 s for everything. */
    shutdownMs: 1_400,
    /** Milliseconds between SIGKILL and giving up on the exit notice. */
    killMs: 400,
  },
  power: {
    /** Percent of a processor's speed below which the system is too warm to work on. */
    seriousSpeedLimit: 70,
    /** Milliseconds a system tool may take to answer. */
    askMs: 2_000,
  },
  keychain: {
    /** Milliseconds a Keychain that says no at the start may take to say yes, and between two looks. */
    waitMs: 3_000,
    lookMs: 200,
  },
  lock: {
    /** Milliseconds between two looks at how long nobody touched the machine. */
    lookMs: 15_000,
  },
  log: {
    /** Bytes of one log file before it is rotated. */
    fileBytes: 2 * 1024 * 1024,
    /** Rotated files kept beside the current one. */
    keptFiles: 3,
    /** Characters of one line; a library that dumps its input must not fill the disk. */
    lineCharacters: 2_000,
  },
  window: {
    /** Points; fits a 13-inch screen with room for the Dock. */
    width: 1180,
    height: 780,
    /** Points; below this the sidebar and a page no longer fit side by side. */
    minWidth: 760,
    minHeight: 520,
    /** Chromium's zoom levels, the least and the most text size that is remembered: half and three times. */
    leastZoom: -4,
    mostZoom: 6.1,
    /** Milliseconds after the last move or resize before the place is saved. */
    saveMs: 400,
    /** Milliseconds before the window is shown even if it has not painted. */
    showMs: 4_000,
  },
  background: {
    /** Milliseconds progress is gathered before the menu bar shows it: nobody reads faster, and a menu is drawn anew each time. */
    drawMs: 1_000,
  },
  askWindow: {
    /** Points; a question and the beginning of an answer, and where it begins on the screen, from its top. */
    width: 640,
    height: 420,
    minWidth: 420,
    minHeight: 240,
    top: 0.18,
  },
  drag: {
    /** Points of the picture under the pointer while a page is dragged. */
    iconEdge: 96,
    /** Milliseconds a page lies in our folder as a file; whoever it was dragged to has read it by then. */
    keepMs: 60 * 60 * 1_000,
  },
  deepLink: {
    /** Characters of a whole link; ours have fewer than 200. */
    characters: 400,
    /** Characters of a document's id, as the contract takes them. */
    identifierCharacters: 100,
    /** No page and no offset is larger: a document's text is at most 1 GB. */
    largestNumber: 2_000_000_000,
  },
  selfTest: {
    /** Milliseconds for the window's first paint. */
    windowMs: 60_000,
    /** Milliseconds for all samples to become ready; a slow two-core machine embeds a chunk in 40 ms. */
    ingestMs: 300_000,
    /** Milliseconds for the answer and for the page to be drawn. */
    answerMs: 180_000,
    /** Milliseconds between looks. */
    pollMs: 200,
  },
} as const;
