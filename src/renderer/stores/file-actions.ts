/** What a person can do with a file; a failure becomes the notice above the view. */
import type { FileSummary } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { useDocument } from './document-store.ts';
import { useFiles } from './files-store.ts';
import { attempt } from './notice-store.ts';

async function act(work: () => Promise<unknown>, file?: FileSummary): Promise<void> {
  await attempt(work, file?.name);
  useFiles.getState().refreshSoon();
}

/** Opens what can be opened; a file that has not been read has nothing to show. */
export function openFile(file: FileSummary | null): void {
  if (!file?.documentId) return;
  void useDocument
    .getState()
    .open({ documentId: file.documentId, fileId: file.id, title: file.title ?? file.name, span: null });
}

/** Opens it at one of its pages, slides or sheets (0-based, in reading order). */
export async function openFileAt(file: FileSummary, index: number): Promise<void> {
  if (!file.documentId) return;
  await useDocument.getState().open({
    documentId: file.documentId,
    fileId: file.id,
    title: file.title ?? file.name,
    span: null,
    pageIndex: index,
  });
}

export const readAgain = (file: FileSummary) => act(() => request('file.retry', { fileId: file.id }), file);
export const readFirst = (file: FileSummary) => act(() => request('file.first', { fileId: file.id }), file);
export const leaveOut = (file: FileSummary) => act(() => request('file.exclude', { fileId: file.id }), file);
export const forgetPassword = (file: FileSummary) =>
  act(() => request('file.forgetPassword', { fileId: file.id }), file);

/** Shows it in the system's file browser. */
export async function revealFile(fileId: string): Promise<void> {
  await attempt(() => request('file.reveal', { fileId }));
}

/** Shows it in Quick Look; false where the system has none. */
export async function previewFile(fileId: string): Promise<boolean> {
  return (await attempt(() => request('file.preview', { fileId }))) ?? true;
}

/** Saves the list of all files, or of one folder; resolves with the path, null when nothing was written. */
export async function saveList(format: 'csv' | 'json', folderId: string | null): Promise<string | null> {
  return attempt(() => request('file.saveList', { format, ...(folderId ? { folderId } : {}) }));
}
