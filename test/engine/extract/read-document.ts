/** Runs extractors over fixtures the way the worker process does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setPdfiumLoader } from '../../../src/main/engine/extract/pdf/pdfium-module.ts';
import { extractorFor } from '../../../src/main/engine/extract/registry.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import type {
  ByteSource,
  ExtractItem,
  ExtractLimits,
  Member,
  MetadataField,
  ReadingTools,
  Unit,
} from '../../../src/main/engine/types.ts';

setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

export const documents = path.join(import.meta.dirname, '../../fixtures/documents');

export const wideLimits: ExtractLimits = {
  maxCharacters: limits.extract.maxCharacters,
  maxExpansion: limits.extract.maxExpansion,
  fromUnit: 0,
};

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

export type ReadDocument = {
  readonly kind: string;
  readonly items: readonly ExtractItem[];
  readonly units: readonly Unit[];
  readonly fields: readonly MetadataField[];
  readonly members: readonly Member[];
  readonly text: string;
};

/** Reads bytes under a name; rejects as the extractor does, or with a plain error when no extractor takes the file. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  limitsOfRun: Partial<ExtractLimits> = {},
  signal: AbortSignal = new AbortController().signal,
  tools: Partial<ReadingTools> = {},
): Promise<ReadDocument> {
  const extractor = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
  if (!extractor) throw new Error(`no extractor takes ${name}`);
  const items: ExtractItem[] = [];
  const given = { name: path.basename(name), password: null, pictures: null, ...tools };
  const runLimits = { ...wideLimits, ...limitsOfRun };
  for await (const item of extractor.extract(bytesSource(bytes), runLimits, signal, given)) items.push(item);
  const units = items.flatMap((item) => (item.type === 'unit' ? [item.unit] : []));
  const fields = items.flatMap((item) => (item.type === 'metadata' ? item.fields : []));
  const members = items.flatMap((item) => (item.type === 'member' ? [item.member] : []));
  return { kind: extractor.kind, items, units, fields, members, text: units.map((unit) => unit.text).join('\n\n') };
}

/** The bytes of an announced member; rejects as the extractor does. */
export async function memberBytes(
  name: string,
  bytes: Uint8Array,
  member: string,
  limitsOfRun: Partial<ExtractLimits> = {},
  tools: Partial<ReadingTools> = {},
): Promise<Uint8Array> {
  const extractor = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
  if (!extractor?.openMember) throw new Error(`no extractor opens members of ${name}`);
  const given = { name: path.basename(name), password: null, pictures: null, ...tools };
  const { signal } = new AbortController();
  const parts: Uint8Array[] = [];
  const runLimits = { ...wideLimits, ...limitsOfRun };
  for await (const part of extractor.openMember(bytesSource(bytes), member, runLimits, signal, given)) {
    parts.push(part.slice());
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Reads a fixture of test/fixtures/documents. */
export function readFixture(name: string, limitsOfRun: Partial<ExtractLimits> = {}): Promise<ReadDocument> {
  return readBytes(name, readFileSync(path.join(documents, name)), limitsOfRun);
}

/** Blocks of a unit as `kind: text`, in order. */
export function outline(unit: Unit | undefined): string[] {
  return (unit?.blocks ?? []).map((block) => {
    const level = block.level > 0 ? ` ${block.level}` : '';
    return `${block.kind}${level}: ${unit?.text.slice(block.start, block.end)}`;
  });
}
