import { describe, expect, it } from 'vitest';
import { extractors } from '../../../src/main/engine/extract/registry.ts';
import { limits as engineLimits } from '../../../src/main/engine/limits.ts';
import { limits } from '../../../src/renderer/limits.ts';
import { kindGroups, kindName, namedKinds } from '../../../src/renderer/views/kinds.ts';

describe('kinds of files', () => {
  it.each(extractors.map(({ kind }) => kind))('has a name and a filter for %s', (kind) => {
    expect(namedKinds).toContain(kind);
    expect([...kindGroups().values()].flat().map((each) => each.kind)).toContain(kind);
  });

  it('offers no kind that nobody reads', () => {
    expect([...namedKinds].sort()).toEqual(extractors.map(({ kind }) => kind).sort());
  });

  it('calls what it does not know by its ending', () => {
    expect(kindName('xyz')).toBe('XYZ');
    expect(kindName('')).toBe('File');
    // Not read yet, so the engine tells no more than the ending.
    expect(kindName('txt')).toBe('Plain text');
    expect(kindName('photoslibrary')).toBe('Photo library');
  });
});

describe('numbers the engine owns', () => {
  it('says how often an unwatched folder is looked through as the engine does it', () => {
    expect(limits.unwatchedMinutes * 60_000).toBe(engineLimits.watch.fullMs.unwatched);
  });
});
