import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AdapterChoice } from '../../../src/renderer/components/adapter-choice.tsx';
import { useAdapters } from '../../../src/renderer/stores/adapters-store.ts';
import { adapterLabel } from '../../../src/renderer/views/chat/adapter-picker.tsx';
import { AdapterRefusal } from '../../../src/renderer/views/settings/adapter-list.tsx';
import { adapterDetail } from '../../../src/renderer/views/settings/adapter-row.tsx';
import { stubBridge } from '../bridge-stub.ts';
import { fakeAdapter } from '../harness/fake-adapters.ts';

beforeEach(() => {
  stubBridge({});
  useAdapters.setState(useAdapters.getInitialState(), true);
});
afterEach(() => vi.unstubAllGlobals());

const other = fakeAdapter({ id: 'adapter-2', name: 'legal-terms' });

const nothing = () => undefined;
const choice = (strength: number | null) =>
  renderToStaticMarkup(<AdapterChoice adapter={other} strength={strength} onPreview={nothing} onChoose={nothing} />);

describe('adapters in the window', () => {
  it('say what they are, and that their file is gone', () => {
    expect(adapterDetail(fakeAdapter())).toBe(
      'MLX · llama models · rank 8 · 112 layers · 28.3 MB · used by 2 conversations',
    );
    expect(adapterDetail(fakeAdapter({ state: 'missing' }))).toContain('not there');
  });

  it('name themselves on the button of a conversation', () => {
    const on = (adapterId: string, strength: number) => ({ adapterId, strength });
    const label = (...attached: { adapterId: string; strength: number }[]) =>
      adapterLabel([fakeAdapter(), other], attached);
    expect(label()).toBe('No adapter');
    expect(label(on('adapter-1', 0))).toBe('No adapter');
    expect(label(on('adapter-1', 1))).toBe('house-style');
    expect(label(on('adapter-1', 0.35))).toBe('house-style 35%');
    expect(label(on('adapter-1', 1), on('adapter-2', 0.5))).toBe('2 adapters');
  });

  it('have a slider that can be moved once they are on', () => {
    const off = choice(null);
    expect(off).toMatch(/type="range"[^>]* disabled=""/);
    const on = choice(0.5);
    expect(on).toMatch(/type="checkbox"[^>]* checked=""/);
    expect(on).toContain('aria-valuetext="50%"');
    expect(on).not.toContain('disabled');
  });

  it('that were refused say why and what to do', () => {
    const reason = { code: 'adapter-misfit', values: { detail: 'it was made for qwen2 models' } } as const;
    const html = renderToStaticMarkup(<AdapterRefusal reason={reason} />);
    expect(html).toContain('made for another model: it was made for qwen2 models.');
    expect(html).toContain('Choose the model it was trained on');
  });
});
