import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNotice } from '../../../src/renderer/stores/notice-store.ts';
import { usePictureViewer } from '../../../src/renderer/stores/picture-viewer-store.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';
import { fakePicture } from '../harness/fake-pictures.ts';

let bridge: BridgeStub;

beforeEach(() => {
  usePictureViewer.setState(usePictureViewer.getInitialState(), true);
  useNotice.setState(useNotice.getInitialState(), true);
  bridge = stubBridge({});
});
afterEach(() => vi.unstubAllGlobals());

it('opens the picture a document is where it stands in mail, and the copy that is read', async () => {
  const inMail = fakePicture(1, { fileId: 'attachment', inside: true });
  bridge.answers['picture.list'] = ({ which }) => {
    const all = which === 'all' ? [fakePicture(2, { fileId: 'other' }), inMail] : [];
    return { pictures: all, total: all.length };
  };
  await usePictureViewer.getState().openDocument('document', 'attachment');
  expect(usePictureViewer.getState().picture).toEqual(inMail);
  expect(useNotice.getState().reason).toBeNull();
});

it('says so when there is no such picture', async () => {
  bridge.answers['picture.list'] = () => ({ pictures: [], total: 0 });
  await usePictureViewer.getState().openDocument('document', 'attachment');
  expect(usePictureViewer.getState().picture).toBeNull();
  expect(useNotice.getState().reason?.code).toBe('not-found');
});
