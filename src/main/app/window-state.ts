import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
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

const { width, height, minWidth, minHeight, leastZoom, mostZoom } = appLimits.window;
const schema = z.object({
  x: z.number().int().nullable(),
  y: z.number().int().nullable(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
  // Chromium zooms further than is remembered; the place counts all the same.
  zoom: z
    .number()
    .transform((level) => Math.max(leastZoom, Math.min(level, mostZoom)))
    .default(0),
});
const fresh: WindowState = { x: null, y: null, width, height, maximized: false, zoom: 0 };

/** Reads the saved place; a missing or damaged file means a fresh one, and a place on a screen that is gone is dropped. */
export function loadWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fresh; // First start.
  }
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) return fresh;
  const state = parsed.data;
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Cut by a crash; the schema refuses it.
  }
}
