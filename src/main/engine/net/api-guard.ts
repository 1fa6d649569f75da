/** Whom the local API listens to: this computer, this token, no web page, not too often. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';
import { apiLimits } from './limits.ts';

export type ApiGuard = {
  /** Throws AppError `origin-refused`, `token-wrong`, `rate-limited`. `isOpen`: no token is needed for this path. */
  check(headers: IncomingHttpHeaders, isOpen: boolean): void;
};

/** `port` is ours: a page that made a name of its own lead to 127.0.0.1 still sends that name as Host. */
export function createApiGuard(port: number, token: () => string, now: () => number): ApiGuard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  const requests = createBucket(apiLimits.rate, now);
  const wrong = createBucket(apiLimits.wrongTokens, now);
  // Whoever has no token can't use up what those with one need.
  const open = createBucket(apiLimits.rate, now);
  return {
    check(headers, isOpen) {
      const { host, origin } = headers;
      const site = headers['sec-fetch-site'];
      const isForeignPage = site !== undefined && site !== 'same-origin' && site !== 'none';
      if (host === undefined || !hosts.has(host.toLowerCase())) throw refused('Host');
      // A page of another site, or one without a name (`null`); programs send no Origin.
      if ((origin !== undefined && !origins.has(origin)) || isForeignPage) throw refused('Origin');
      if (!isOpen) {
        if (!isToken(headers.authorization, token())) {
          if (!wrong.take()) throw tooMany('Too many wrong tokens.');
          throw new AppError('token-wrong', 'Give the token as "Authorization: Bearer TOKEN".');
        }
      }
      if (!(isOpen ? open : requests).take()) throw tooMany('Too many requests. Try again in a second.');
    },
  };
}

/** Hashes are compared, in constant time: neither the length nor the first wrong letter can be told from how long it takes. */
function isToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token)) && given !== '';
}

/** A token bucket (the network kind): `burst` at a stroke, filled again at `perSecond`. */
function createBucket({ perSecond, burst }: { perSecond: number; burst: number }, now: () => number) {
  let left = burst;
  let at = now();
  return {
    take(): boolean {
      const time = now();
      left = Math.min(burst, left + (Math.max(0, time - at) / 1000) * perSecond);
      at = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}

const refused = (header: string) =>
  new AppError('origin-refused', `The local API answers programs on this computer, not web pages (${header}).`, {
    header,
  });
const tooMany = (sentence: string) => new AppError('rate-limited', sentence);
