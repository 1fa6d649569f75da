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

const schema = z.object({
  x: z.number().int().nullable(),
  y: z.number().int().nullable(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
  zoom: z.number().min(appLimits.window.leastZoom).max(appLimits.window.mostZoom).default(0),
});
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
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) return fresh;
  const state = parsed.data;
  const size = { width: Math.max(minWidth, state.width), height: Math.max(minHeight, state.height) };
  const isVisible = screens.some(
    (screen) =>
      state.x !== null &&
      state.y !== null &&
      state.x + size.width / 2 > screen.x &&
      state.x + size.width / 2 < screen.x + screen.width &&
      state.y >= screen.y &&
      state.y < screen.y + screen.height,
  );
  return { ...state, ...size, x: isVisible ? state.x : null, y: isVisible ? state.y : null };
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
