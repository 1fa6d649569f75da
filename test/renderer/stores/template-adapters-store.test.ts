import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { useTemplateAdapters } from '../../../src/renderer/stores/template-adapters-store.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';

const store = () => useTemplateAdapters.getState();
const half = { adapterId: 'adapter-1', strength: 0.5 };
let bridge: BridgeStub;
beforeEach(() => {
  useTemplateAdapters.setState(useTemplateAdapters.getInitialState(), true);
  bridge = stubBridge({
    'template.adapters': () => [half],
    'template.attachAdapter': ({ adapterId, strength }) => (strength === 0 ? [] : [{ adapterId, strength }]),
  });
});
afterEach(() => vi.unstubAllGlobals());
const saved = () => bridge.asked.filter(({ route }) => route === 'template.attachAdapter').map(({ input }) => input);

describe('adapters of a template', () => {
  it('are saved when the slider is let go, and taken away by a strength of 0', async () => {
    await store().open('receipt');
    expect(store().attached).toEqual([half]);
    store().preview('adapter-1', 0.7);
    expect(saved()).toEqual([]);
    await store().choose('adapter-1', 0.7);
    expect(store().attached).toEqual([{ adapterId: 'adapter-1', strength: 0.7 }]);
    await store().choose('adapter-1', null);
    expect(store().attached).toEqual([]);
    expect(saved()).toEqual([
      { templateId: 'receipt', adapterId: 'adapter-1', strength: 0.7 },
      { templateId: 'receipt', adapterId: 'adapter-1', strength: 0 },
    ]);
  });

  it('that could not be saved are shown as they are', async () => {
    await store().open('receipt');
    bridge.answers['template.attachAdapter'] = () => {
      throw new AppError('not-found', 'This adapter is not in the list.');
    };
    await store().choose('adapter-1', 2);
    expect(store().attached).toEqual([half]);
  });

  it('of the template before are never shown as those of the next', async () => {
    const late = Promise.withResolvers<(typeof half)[]>();
    bridge.answers['template.adapters'] = ({ templateId }) => (templateId === 'receipt' ? late.promise : []);
    const first = store().open('receipt');
    await store().open('invoice');
    late.resolve([half]);
    await first;
    expect(store().attached).toEqual([]);
  });
});
