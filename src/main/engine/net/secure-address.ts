/** Which addresses may be connected to. */

export type AddressRule = (url: URL) => boolean;

/** Encrypted and by name, on the usual port, without a user or a password in the address. */
export const onlyEncrypted: AddressRule = ({ protocol, username, password }) =>
  protocol === 'https:' && username === '' && password === '';

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** This machine itself. */
export const onlyLoopback: AddressRule = ({ protocol, hostname }) =>
  (protocol === 'http:' || protocol === 'https:') && loopbackHosts.has(hostname);
