import { spawnSync } from 'node:child_process';

/** Brings up loopback, which a new namespace has and has switched off, and goes on as what is asked for. */
const start = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
/** Succeeds where there is nothing but loopback, and that works. */
const look = `
  const { networkInterfaces } = require('node:os');
  const { connect, createServer } = require('node:net');
  const others = Object.values(networkInterfaces()).flat().filter((each) => !each.internal);
  if (others.length > 0) process.exit(2);
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
    connect(server.address().port, '127.0.0.1').on('error', () => process.exit(3)).on('close', () => process.exit(0));
  });
`;

/**
 * The command that runs another one in a network namespace with nothing but loopback. Throws an Error that says why where there can be
 * none: a run that was asked to be without a network must not be one with it.
 * @returns {readonly string[]}
 */
export function withoutNetwork() {
  if (process.platform !== 'linux') throw new Error('--no-network needs the network namespaces of Linux.');
  // Only root may make one as it is; everybody else is root inside a user namespace of their own, where that is allowed.
  const flags = process.getuid?.() === 0 ? ['-n'] : ['-r', '-n'];
  const wrapper = ['unshare', ...flags, '--', ...start];
  const [command, ...rest] = [...wrapper, process.execPath, '-e', look];
  const { status, error, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status === 0) return wrapper;
  const why = error?.message ?? (stderr.trim() || `the look inside ended with ${status}`);
  throw new Error(
    `--no-network: no network namespace can be made here (needs unshare, ip and the right to use them): ${why}`,
  );
}
