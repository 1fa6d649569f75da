import { expect, test } from 'vitest';
import { createCloudProbe } from '../../src/main/processes/cloud-probe.ts';

test('the system’s flags tell which files are only in the cloud', async () => {
  const asked: (readonly string[])[] = [];
  const probe = createCloudProbe('darwin', async (_file, parameters) => {
    asked.push(parameters);
    return '101 -\n102 compressed,dataless\n103 hidden\n104 dataless\n';
  });
  const paths = ['/a', '/b with space', '/gone', '/c\nd'];
  expect(await probe?.onlyInCloud(paths)).toEqual(new Set(['102', '104']));
  expect(asked).toEqual([['-f', '%i %Sf', ...paths]]);
});

test('without an answer it rejects, so that nothing is downloaded by reading', async () => {
  const probe = createCloudProbe('darwin', () => Promise.reject(new Error('no stat')));
  await expect(probe?.onlyInCloud(['/a'])).rejects.toThrow('no stat');
});

test('other systems have no such files', () => {
  expect(createCloudProbe('linux')).toBeNull();
});
