import { readFileSync, writeFileSync } from 'node:fs';
import { appLimits } from './limits.ts';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Where the window was; `x` and `y` are null when the system should choose. */
export type WindowState = {
  readonly x: number | null;
  readonly y: number | null;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  /** Chromium's zoom level: 0 is 100%, each step a fifth more or less. */
  readonly zoom: number;
};

const { width, height, minWidth, minHeight } = appLimits.window;
const fresh: WindowState = { x: null, y: null, width, height, maximized: false, zoom: 0 };

/** Reads the saved place; a missing or damaged file means a fresh one, and a place on a screen that is gone is dropped. */
export function loadWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fresh; // First start.
  }
  const state = readState(parseJson(text));
  if (state === null) return fresh;
  const wanted = { width: Math.max(minWidth, state.width), height: Math.max(minHeight, state.height) };
  const screen = screens.find(
    (one) =>
      state.x !== null &&
      state.y !== null &&
      state.x + wanted.width / 2 > one.x &&
      state.x + wanted.width / 2 < one.x + one.width &&
      state.y >= one.y &&
      state.y < one.y + one.height,
  );
  const room = screen ?? screens[0];
  // A smaller screen than the last one: what hangs over its edge could not be reached.
  const size = {
    width: Math.max(minWidth, Math.min(wanted.width, room?.width ?? wanted.width)),
    height: Math.max(minHeight, Math.min(wanted.height, room?.height ?? wanted.height)),
  };
  if (!screen || state.x === null || state.y === null) return { ...state, ...size, x: null, y: null };
  const within = (at: number, length: number, from: number, all: number) =>
    Math.max(from, Math.min(at, from + all - length));
  return {
    ...state,
    ...size,
    x: size.width < wanted.width ? within(state.x, size.width, screen.x, screen.width) : state.x,
    y: size.height < wanted.height ? within(state.y, size.height, screen.y, screen.height) : state.y,
  };
}

export function saveWindowState(file: string, state: WindowState): void {
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
}

/** By hand: the window waits for this, and a library of schemas takes longer to load than the window's place is worth. */
function readState(value: unknown): WindowState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width: wide, height: high, maximized, zoom = 0 } = value as Readonly<Record<string, unknown>>;
  const { leastZoom, mostZoom } = appLimits.window;
  if (!isPlace(x) || !isPlace(y) || !isWhole(wide) || !isWhole(high) || typeof maximized !== 'boolean') return null;
  if (typeof zoom !== 'number' || !(zoom >= leastZoom && zoom <= mostZoom)) return null;
  return { x, y, width: wide, height: high, maximized, zoom };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isPlace = (value: unknown): value is number | null => value === null || isWhole(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Cut by a crash; it is refused as no state.
  }
}
