import { appOrigin } from './content-security-policy.ts';

/** True for what our window may load: its own files, documents by id, and in development the inspector. */
export function isOurUrl(url: string, packaged: boolean): boolean {
  const ours = [`${appOrigin}/`, 'doc://file/', 'doc://picture/', 'doc://page/', `blob:${appOrigin}/`];
  if (!packaged) ours.push('devtools://');
  return ours.some((start) => url.startsWith(start));
}
