import type { Docent } from './open-docent.ts';
import { waitUntil } from './wait-until.ts';

/** SIGKILLs one running process of ours by its service name; resolves once it is gone. */
export async function killProcess(docent: Docent, name: string): Promise<void> {
  const pid = await waitUntil(`a ${name} process`, async () => (await docent.processIds(name))[0]);
  process.kill(pid, 'SIGKILL');
  await waitUntil(`${name} ${pid} to be gone`, async () => !(await docent.processIds(name)).includes(pid));
}
