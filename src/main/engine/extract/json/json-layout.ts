import { jsonLimits } from './limits.ts';

/** A JSON value as a person would lay it out: escapes resolved, one entry per line, short lists on one line. */
export function jsonLayout(value: unknown): string {
  return layout(value, '');
}

function layout(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (indent.length >= jsonLimits.maxDepth * 2) return JSON.stringify(value);
  const isList = Array.isArray(value);
  if (isList && value.every(isPlain)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    if (line.length <= jsonLimits.lineCharacters || value.every((one) => typeof one === 'number')) return line;
  }
  const entries = isList
    ? value.map((one) => deeper + layout(one, deeper))
    : Object.entries(value).map(([key, one]) => `${deeper}${JSON.stringify(key)}: ${layout(one, deeper)}`);
  const [open, close] = isList ? '[]' : '{}';
  return entries.length === 0 ? `${open}${close}` : `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
