import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf, moved, useTemplateDraft } from '../../../src/renderer/stores/template-draft-store.ts';
import { copyName } from '../../../src/renderer/stores/templates-store.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';
import { fakeField, receiptFields } from '../harness/fake-tables.ts';

const draft = () => useTemplateDraft.getState();
const names = () => draft().fields.map(({ name }) => name);
const keyOf = (name: string) => draft().fields.find((field) => field.name === name)?.key ?? '';

let bridge: BridgeStub;
beforeEach(() => {
  vi.useFakeTimers();
  useTemplateDraft.setState(useTemplateDraft.getInitialState(), true);
  bridge = stubBridge({ 'template.check': () => [] });
  draft().open(null, { name: 'Receipts', purpose: '', fields: receiptFields });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the columns of a draft', () => {
  it('move up and down and stop at the ends', () => {
    draft().moveField(keyOf('date'), 0);
    expect(names().slice(0, 2)).toEqual(['date', 'company']);
    draft().moveField(keyOf('date'), -1);
    expect(names()[0]).toBe('date');
    draft().moveField(keyOf('date'), 99);
    expect(names().at(-1)).toBe('date');
    expect(moved(['a', 'b', 'c'], 9, 0)).toEqual(['a', 'b', 'c']);
  });

  it('keep their keys while they are renamed, so that the field being typed in stays the same element', () => {
    const key = keyOf('company');
    draft().setField(key, { name: 'comp' });
    draft().setField(key, { name: '' });
    expect(draft().fields[0]?.key).toBe(key);
  });

  it('are sent without what another kind of column had, empty lines and keys', () => {
    const sent = draftOf({
      name: ' R ',
      purpose: '',
      fields: [{ ...fakeField(' a ', { options: ['x'], labels: ['', 'b '], group: ' ' }), key: 'k' }],
    });
    expect(sent).toEqual({ name: 'R', purpose: '', fields: [fakeField('a', { labels: ['b '] })] });
  });

  it('begin with one when there is none', () => {
    draft().open(null, { name: '', purpose: '', fields: [] });
    expect(draft()).toMatchObject({ changed: false });
    expect(draft().fields.length).toBe(1);
  });
});

describe('a draft', () => {
  it('is checked when the keys rest, once', async () => {
    for (const name of ['D', 'De', 'Del']) draft().setHead({ name });
    await vi.runAllTimersAsync();
    expect(bridge.asked.map(({ route }) => route)).toEqual(['template.check']);
  });

  it('that cannot be saved so is not, and says why', async () => {
    bridge.answers['template.check'] = () => [{ field: 'total', code: 'rules-contradict', values: {}, stops: true }];
    expect(await draft().save()).toBeNull();
    expect(bridge.asked.map(({ route }) => route)).toEqual(['template.check']);
    expect(draft().problems.length).toBe(1);
    expect(draft().saving).toBe(false);
  });

  it('that is saved is no longer unsaved', async () => {
    draft().setHead({ purpose: 'What was paid.' });
    bridge.answers['template.save'] = ({ template, templateId }) => {
      expect(templateId).toBeUndefined();
      return { ...template, purpose: '', fields: receiptFields, id: 'own-1', builtIn: false, changedAt: 1 };
    };
    expect((await draft().save())?.id).toBe('own-1');
    expect(draft()).toMatchObject({ changed: false, templateId: 'own-1' });
  });
});

it('a copy has a name that is not taken', () => {
  expect(copyName('Invoice', ['Invoice'])).toBe('Invoice copy');
  expect(copyName('Invoice', ['invoice COPY', 'Invoice copy 2'])).toBe('Invoice copy 3');
});
